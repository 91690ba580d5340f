/**
 * The postcodes of Malaysia by state (ISO 3166-2), as `city first,step,step…` between bars: each step leads from one postcode of
 * the city to its next. From malaysia-postcodes 3.0.0, Copyright (c) 2020-2025 Asyraf Hussin, who permits to use, copy, modify
 * and distribute it, with this notice, without any warranty (ISC License). Loaded when a Malaysian postcode is typed.
 */
const byState: Readonly<Record<string, string>> = {
  'MY-01': 'Ayer Baloi 82100|Ayer Hitam 86100|Ayer Tawar 2 81920|Bandar Penawar 81930,30|Bandar Tenggara 81440|Batu Anam 85100|Batu Pahat 83000,10,10,10,10,10,3350|'
    + 'Bekok 86500|Benut 82200|Bukit Gambir 84800|Bukit Pasir 84300|Chaah 85400|Endau 86900,99|Gelang Patah 81550,10|Gerisek 84700,10|Gugusan Taib Andak 81450|'
    + 'Ibrahim International Business District 80888|Jementah 85200,10|Johor Bahru 80000,50,50,10,40,50,50,50,50,50,100,2,1,1,1,1,2,6,2,1,1,1,1,9,1,2,2,2,2,2,2,4,2,'
    + '2,2,6,2,4,4,2,6,2,6,2,4,2,2,2,4,4,2,2,2,2,8,2,4,2,2,2,12,2,2,10,2,2,2,4,2,2,1,3,24,10,10,10,20,50,100,2,2,2,2,80,2,110,10,10,80,50,50,10|Kahang 86700|'
    + 'Kluang 86000,7|Kota Tinggi 81900,7,3|Kukup 82300|Kulai 81000,10,10,10,10,10|Labis 85300|Layang-Layang 81850|Masai 81750,10|Mersing 86800,10|Muar 84000,7,3,10,'
    + '10,10,10,50,100,100,110|Iskandar Puteri 79000,50,50,50,50,50,252,1,1,1,6,2,1,3,1,2,1,2,9,6,2,6,2,2,2,3,15,5,1,16,9,2,2,1,6,14,4,2,14,12,2,20,1,2|Pagoh 84600|'
    + 'Paloh 86600|Panchor 84500|Parit Jawa 84150,10|Parit Raja 86400|Parit Sulong 83500|Pasir Gudang 81700|Pekan Nenas 81500|Pengerang 81600,20,30|Pontian 82000,10,'
    + '10,10|Rengam 86300|Rengit 83100|Segamat 85000,10,10,10,30,10,10|Semerah 83600,10|Senai 81400,10|Senggarang 83200|Seri Gading 83300|Seri Medan 83400|'
    + 'Simpang Rengam 86200|Sungai Mati 84400,9|Tangkak 84900,90|Tioman 86800|Ulu Tiram 81800,10|Yong Peng 83700,10',
  'MY-02': 'Alor Setar 05000,50,50,50,50,50,50,50,50,50,10,40,2,1,1,1,1,2,4,2,2,1,1,2,12,2,2,2,12,1,1,4,2,2,4,12,2,2,2,4,4,2,2,6,4,6,2,2,6,1,1,4,2,2,2,12,16,1,3,6,2,1,1,'
    + '1,1,4,10,6,4,10,10,270,260,259,41,20,90|Ayer Hitam 06150|Baling 09100|Bandar Baharu 34950|Bandar Bahru 14290,100|Bedong 08100,10|Bukit Kayu Hitam 06050|'
    + 'Changloon 06010|Gurun 08300,30,470|Jeniang 08320,380|Jitra 06000,7,2|Karangan 09700|Kepala Batas 06200,7,2|Kodiang 06100|Kota Kuala Muda 08500,7,2|'
    + 'Kota Sarang Semut 06800|Kuala Kedah 06600|Kuala Ketil 09300,10|Kuala Nerang 06300|Kuala Pegang 09110|Kulim 09000,7,2,1,10|Kupang 09200|Langgar 06500,7|'
    + 'Langkawi 07000,7,2,91|Lunas 09600|Merbok 08400,7,2|Padang Serai 09400,10|Pendang 06700,7,2,1,10,30,10|Pokok Sena 06350,50|Serdang 09800,10|Sik 08200,10,130|'
    + 'Simpang Empat 06650,30|Sungai Petani 08000,7,2,1,590|Yan 06900,10',
  'MY-03': 'Ayer Lanas 17700|Bachok 16020,10,20,10,10,20,210,10,10,30,20,20|Cherang Ruku 16700|Dabong 18200|Gua Musang 18300|Jeli 17600|Kem Desa Pahlawan 16500|'
    + 'Ketereh 16450|Kota Bharu 15000,50,50,50,9,1,40,100,50,50,100,2,1,1,1,1,2,4,2,2,1,1,1,1,4,5,3,2,2,2,2,6,2,2,1,5,2,2,4,6,2,4,2,4,4,4,2,2,2,4,4,2,2,1,1,2,2,2,4,'
    + '2,1,1,2,2,2,2,2,10,2,2,10,2,1,1,2,6,2,1,1,2,4,10,10,10,10,10,10,248,2,20,90,9,41|Kuala Balah 17610|Kuala Krai 18000,20,30|Machang 18500|Melor 16400|'
    + 'Pasir Mas 17000,7,2,1,10,10,10,10,10,10|Pasir Puteh 16800|Pulai Chondong 16600|Rantau Panjang 17200|Selising 16810|Tanah Merah 17500,7,2,1,10,79|'
    + 'Temangan 18400|Tumpat 16080,120,10|Wakaf Bharu 16040,210,16',
  'MY-04': 'Alor Gajah 78000,9|Asahan 77100,9|Ayer Keroh 75450|Bemban 77200|Durian Tunggal 76100,9|Jasin 77000,7,1,1|Kem Trendak 76200|Kuala Sungai Baru 78200|'
    + 'Lubok China 78100|Masjid Tanah 78300,7,2|Melaka 75000,50,50,50,50,50,10,40,50,50,30,30,990|Merlimau 77300|Selandar 77500|Sungai Rambai 77400|'
    + 'Sungai Udang 76300|Tanjong Kling 76400,9',
  'MY-05': 'Bahau 72100,7,2|Bandar Baru Enstek 71760|Bandar Seri Jempol 72120,7,2|Batu Kikir 72200,7,2|Gemas 73400,9,1,10,60|Gemencheh 73200,7,2,91,9|Johol 73100,9|'
    + 'Kota 71350,9|Kuala Klawang 71600,9,41,9|Kuala Pilah 72000,7,2,491,7,2|Labu 71900,7,2|Linggi 71150,9|Mantin 71700,7,2,41,9|Nilai 71800,7,2,41|'
    + 'Port Dickson 71000,7,2,1,950,39|Pusat Bandar Palong 73430,10,10,10,10|Rantau 71100,9,91,9|Rembau 71300,9,91,9|Rompin 73500,7,2|Seremban 70000,100,100,100,100,'
    + '50,50,2,1,1,1,1,2,4,4,1,1,14,2,2,4,6,2,2,1,7,2,4,6,2,4,2,4,4,4,2,2,2,4,4,2,2,1,1,10,6,2,4,2,10,2,2,10,6,6,2,1,1,2,14,10,10,10,10,10,10,240,460,9,311,180|'
    + 'Simpang Durian 72400,9|Simpang Pertang 72300,7,2|Si Rusa 71050,9,191,9|Tampin 73000,7,2|Tanjong Ipoh 71500,9,41,9',
  'MY-06': 'Balok 26080,20,50,40|Bandar Pusat Jengka 26400,10,10,10,10,10,10,25,5,590|Bandar Tun Abdul Razak 26900,99|Benta 27300,10|Bentong 28700,7,2,21,10,10|'
    + 'Brinchang 39100|Bukit Fraser 49000|Bukit Goh 26050,40|Chenor 28100|Chini 26690|Damak 27030|Dong 27400|Gambang 26300,10,10,10,10,10,10,10|'
    + 'Genting Highlands 69000|Jaya Gading 26250|Jerantut 27000,10,10,20,10,10,10,20,60|Karak 28600,10,10|Kemayan 28340,40|Kuala Krau 28050|Kuala Lipis 27200,7,2,1|'
    + 'Kuala Rompin 26800,10,10|Kuantan 25000,20,20,10,50,50,50,50,50,20,30,150,2,1,1,1,1,2,1,3,2,2,1,1,2,4,5,3,2,2,2,2,6,2,2,1,1,4,2,2,4,6,6,2,4,2,2,4,2,2,2,2,2,4,'
    + '2,2,1,1,2,2,6,2,4,2,2,2,12,2,2,8,4,1,1,8,2,1,1,2,14,10,10,10,10,10,10,240,10,10,30,20,10,70,40|Lanchang 28500|Lurah Bilut 28800|Maran 26500|Mentakab 28400,7,'
    + '2|Muadzam Shah 26700|Padang Tengku 27100|Pekan 26600,7,2,1,10,10,10,10,10,20|Raub 27600,7,2,1,10,10,40|Ringlet 39200|Sega 27660|Sungai Koyan 27650|'
    + 'Sungai Lembing 26200|Sungai Ruan 27500|Tanah Rata 39000,7,2,1|Temerloh 28000,7,2,1,10,10,10|Triang 28200,100,10,10,10,20',
  'MY-07': 'Ayer Itam 11500|Balik Pulau 11000,10,10|Batu Ferringhi 11100|Batu Maung 11960|Bayan Lepas 11900,10,10,30|Bukit Mertajam 14000,7,2,11|Butterworth 12000,100,'
    + '100,100,400,10,10,270,10,9,11,30,350,9,391|Gelugor 11700|Jelutong 11600,9|Kepala Batas 13200,10,10|Kubang Semang 14400|Nibong Tebal 14300,10,10|Penaga 13100,'
    + '10|Penang Hill 11300|Perai 13600,100|Permatang Pauh 13500|Pulau Pinang 10000,50,50,50,50,50,50,50,50,50,10,10,30,2,1,1,1,1,2,4,2,2,2,6,10,4,2,2,4,4,1,1,6,2,4,'
    + '2,4,6,2,4,8,2,1,1,2,4,4,5,1,2,8,2,4,2,6,12,2,12,1,1,8,2,1,1,2,14,20,10,10,10,10,10,10,10,10,10,10,10,10,10,10,60,10,70,60,10,340,9|Simpang Ampat 14100,1,9,10|'
    + 'Sungai Jawi 14200|Tanjong Bungah 11200|Tasek Gelugor 13300,10|Usm Pulau Pinang 11800',
  'MY-08': 'Ayer Tawar 32400|Bagan Datoh 36100|Bagan Serai 34300,10|Bandar Seri Iskandar 32610|Batu Gajah 31000,7,2|Batu Kurau 34500,10,10|Behrang Stesen 35950|'
    + 'Bidor 35500|Bota 32600|Bruas 32700|Changkat Jering 34850|Changkat Keruing 32500|Chemor 31200|Chenderiang 35300|Chenderong Balai 36600|Chikus 36750|'
    + 'Enggor 33600|Gerik 33300,10,10|Gopeng 31600,10|Hutan Melintang 36400|Intan 33200|Ipoh 30000,10,10,80,100,5,45,50,50,50,50,50,2,1,1,1,1,2,2,2,4,1,1,1,1,4,8,2,'
    + '2,4,2,4,2,2,1,1,2,2,4,4,6,6,4,2,4,4,2,2,2,4,4,2,3,1,2,2,6,1,1,4,2,2,2,2,10,2,2,8,2,2,1,1,2,4,2,3,1,2,6,8,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,60,2,2,'
    + '2,2,2,2,76,2,360,50,7,2,41,50,150,22|Jeram 31850|Kampar 31900,7,2,1,10,30|Kampung Gajah 36800,10|Kampung Kepayang 31300|Kamunting 34600|Kuala Kangsar 33000,7,'
    + '2,1,10,10,10|Kuala Kurau 34350|Kuala Sepetang 34650|Lambor Kanan 32900,99|Langkap 36700|Lenggong 33400,10,10|Lumut 32200|Malim Nawar 31700|Manong 33800|'
    + 'Matang 34750|Padang Rengas 33700|Pangkor 32300|Pantai Remis 34900,10|Parit 32800,10|Parit Buntar 34200|Pengkalan Hulu 33100|Pusing 31550,10|'
    + 'Rantau Panjang 34140|Sauk 33500|Selama 34100,20,10|Selekoh 36200,7,2|Seri Manjung 32040,10|Simpang 34700|Simpang Ampat Semanggol 34400|Sitiawan 32000,10,10|'
    + 'Slim River 35800,20|Sungai Siput 31050,50,20|Sungai Sumun 36300,7,2|Sungkai 35600|Taiping 34000,7,1,1,1,10,10|Tanjong Malim 35900,7,2,1|'
    + 'Tanjong Piandang 34250|Tanjong Rambutan 31250|Tanjong Tualang 31800|Tapah 35000,7,2|Tapah Road 35400|Teluk Intan 36000,7,1,1,1,10,10,80|Temoh 35350|'
    + 'TLDM Lumut 32100|Trolak 35700|Trong 34800|Tronoh 31750|Ulu Bernam 36500|Ulu Kinta 31150,49',
  'MY-09': 'Arau 02600,7,2|Kaki Bukit 02200|Kangar 01000,7,2,491,2,1,1,1,1,2,4,2,2,1,1,6,5,3,6,2,6,4,1,5,4,4,6,2,4,2,4,4,4,2,2,2,2,2,4,2,2,1,1,2,2,6,2,4,2,2,2,2,10,2,2,'
    + '12,4,6,2,1,1,2,4,14,706,50,50|Kuala Perlis 02000|Padang Besar 02100|Simpang Ampat 02700,7,2,91',
  'MY-10': 'Ampang 68000|Bandar Baru Bangi 43650|Bandar Puncak Alam 42300|Bangi 43600|Banting 42700|Batang Berjuntai 45600,7,2,11,10|Batang Kali 44300,9,21|'
    + 'Batu Caves 68100|Beranang 43700,1|Bukit Rotan 45700|Cheras 43200,7|Cyberjaya 63000,100,100,100|Dengkil 43800,7|Hulu Langat 43100|Jenjarom 42600,10,9|'
    + 'Jeram 45800|Kajang 43000,7,2,549|Kapar 42200,9|Kerling 44100|Klang 41000,50,20,30,50,10,40,5,45,49,1,1,99,100,6,54,26,14,70,2,28,10,10,10,20,30,120,2,2,2,2,2,'
    + '2,2,2,2,72,110,50|KLIA 64000|Kuala Kubu Baru 44000,10,10,90|Kuala Selangor 45000,10|Pelabuhan Klang 42000,7,1,1|Petaling Jaya 46000,40,10,30,20,50,10,40,100,'
    + '50,50,60,40,5,1,4,37,2,2,13,18,16,64,5,1,4,3,17,8,10,10,10,10,10,10,10,10,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,54,10,90,2,2,2,2,2,2,2,2,2,12,'
    + '310,1,3,3,1,1,1,90,10,20,370,1,9,10,9,1,20|Puchong 47100,10,10,10,10,10,10,10,10,10|Pulau Carey 42960,39|Pulau Indah 42900,7,13|Pulau Ketam 42940|Rasa 44200|'
    + 'Rawang 48000,9,1,10,30,50,200,2|Sabak Bernam 45200,7,2|Sekinchan 45400|Semenyih 43500|Sepang 43900|Serdang 43400|Serendah 48200,50|Seri Kembangan 43300,99|'
    + 'Shah Alam 40000,100,40,10,10,9,1,9,21,50,50,50,50,9,1,30,10,10,10,20,10,2,1,2,7,5,3,9,13,6,2,1,9,4,6,2,4,2,4,8,2,2,2,2,2,4,3,1,2,2,8,2,4,4,2,14,2,2,10,4,6,2,'
    + '1,1,1,1,4,10,10,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,68,2,2,2,2,2,90,12,3,75,1460|Subang Airport 47200,10|Subang Jaya 47500,7,3,90,1,9,8,2,10,10,10,7905|'
    + 'Sungai Ayer Tawar 45100|Sungai Besar 45300|Sungai Buloh 47000,20,11|Sungai Pelek 43950,49|Tanjong Karang 45500|Tanjong Sepat 42800|'
    + 'Telok Panglima Garang 42425,75,7,2',
  'MY-11': 'Ajil 21800,10,10|Al Muktatfi Billah Shah 23400|Ayer Puteh 24050|Bukit Besi 23200|Bukit Payong 21400|Ceneh 24060|Chalok 21450|Cukai 24000,7,2,1,10,10,10|'
    + 'Dungun 23000,7,2,41|Jerteh 22000,10,10,10,10|Kampung Raja 22200|Kemasek 24200,7,2,1,10|Kerteh 24300|Ketengah Jaya 23300,45|Kijal 24100,7,2|Kuala Berang 21700|'
    + 'Kuala Besut 22300,7,2|Kuala Terengganu 20000,50,30,20,100,100,100,100,2,1,1,1,1,2,4,2,2,1,1,1,1,12,2,2,2,2,2,4,2,2,1,1,2,2,4,4,2,2,2,2,4,2,4,4,4,2,4,4,4,2,2,'
    + '1,1,2,2,4,2,2,4,2,2,2,14,2,8,2,2,1,1,2,4,2,2,1,1,2,4,10,8,2,10,10,180,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,60,9,1,9,1,10,10,10,10,10,10,10,10,10,9,91,9,1,10,80,9|'
    + 'Marang 21600,10|Paka 23100|Permaisuri 22100,7,2,1,10|Sungai Tong 21500',
  'MY-12': 'Beaufort 89800,7,1,1|Beluran 90100,7,2|Beverly 88700,560|Bongawan 89700,7,1,1|Inanam 88857|Keningau 89000,7,1,1|Kota Belud 89150,7,1,1|Kota Kinabalu 88000,'
    + '100,10,40,50,20,80,100,50,8,2,40,2,2,1,1,2,2,2,2,2,2,2,6,1,5,2,4,2,6,4,1,1,2,2,2,2,2,2,2,2,2,2,4,4,2,4,4,2,2,2,2,2,2,2,2,2,1,1,2,2,3,1,2,1,1,2,2,2,2,2,2,10,2,'
    + '2,8,2,2,1,1,8,2,1,2,1,4,10,50,17,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,10,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,'
    + '1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,5,1,1,1,2,1,1,1,1,1,1,1,1,1,1,25,1,1,1,1,1,1,82,2,1,1,1,1,1,1,1,1,1|Kota Kinabatangan 90200|'
    + 'Kota Marudu 89100,7,1,1|Kuala Penyu 89740,7,1,1|Kudat 89050,7,1,1|Kunak 91200,7,2|Lahad Datu 91100,8,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,22|Likas 88856|'
    + 'Membakut 89720,7,1,1|Menumbok 89760,7,1,1|Nabawan 89950,7,1,1|Pamol 90400|Papar 89600,7,1,1|Penampang 89500,7,1,1|Putatan 88721,1,1,1,1|Ranau 89300,7,1,1,11,'
    + '30,7|Sandakan 90000,8,1,291,7,393,1,1,1,1,1,1,1,1,1,2,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1|Semporna 91300,7,1,1|Sipitang 89850,7,1,1|'
    + 'Tambunan 89650,7,1,1|Tamparuli 89250,7,1,1|Tanjung Aru 88858|Tenghilan 89260|Tawau 91000,7,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,10,11|'
    + 'Tenom 89900,7,1,1|Tuaran 89200,7,1,1',
  'MY-13': 'Asajaya 94600|Balingian 96350|Baram 98050,7,1,1|Bau 94000,7,2|Bekenu 98150,7,2|Belaga 96900,50,49|Belawai 96150|Betong 95700,7,2|Bintangor 96500,7,1,1,1|'
    + 'Bintulu 97000,4,3,1,1,1,1,1,1,1,1,285|Dalat 96300,7,2|Daro 96200|Debak 95500|Engkilili 95800|Julau 96600|Kabong 94650|Kanowit 96700,7,2|Kapit 96800,7,2|'
    + 'Kota Samarahan 94300|Kuching 93000,10,20,20,50,50,50,50,50,50,50,50,50,2,1,1,1,1,1,1,6,2,1,1,1,1,7,2,3,8,10,1,1,2,2,2,2,4,2,4,2,4,2,4,4,4,2,2,2,4,4,2,2,1,1,2,'
    + '2,4,1,1,6,2,4,2,14,10,2,1,1,6,2,2,5,13,4,6,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,136,2,2,2,2,2,2,2,2,74|Lawas 98850,7,2|'
    + 'Limbang 98700,7,1,1|Lingga 94900|Long Lama 98300|Lubok Antu 95900|Lundu 94500,7,2|Lutong 98100,7,2|Matu 96250|Miri 98000,7,1,1|Mukah 96400,10|'
    + 'Nanga Medamit 98750|Niah 98200|Pusa 94950|Pusat Mel Miri 98070|Roban 95300|Saratok 95400,7,2|Sarikei 96100,7,1,1|Sebauh 97100|Sebuyau 94850|Serian 94700,7,2,'
    + '41,10|Sibu 96000,7,1,1|Sibu Jaya 96010|Siburan 94200|Simunjan 94800,7,2|Song 96850|Spaoh 95600|Sri Aman 95000,7,1,1|Sundar 98800|Tatau 97200',
  'MY-14': 'Kuala Lumpur 50000,50,38,12,50,50,50,50,50,50,20,30,10,10,10,9,1,10,2,2,1,1,1,1,4,2,1,4,9,1,1,2,2,2,2,2,4,2,2,2,1,1,2,2,4,2,2,2,2,4,4,2,2,2,4,2,2,2,2,2,2,1,1,'
    + '3,1,1,3,1,1,2,2,6,1,1,1,3,4,2,2,2,2,2,2,2,2,2,2,2,1,3,2,2,1,1,2,2,2,2,2,1,1,2,1,1,2,2,2,4,6,6,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,4,2,2,2,2,'
    + '2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,83,1,1,1,2,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,38,1,1,'
    + '10,100,100,100,340,60,100,100,90,10,100,9,91,10,10,780,100,100,300,200,100,190,10,50,50,100,340,460,100,88,12,20,80,30,370,10,10,180,2,2,2,2,2,2,2,2,2,2,2,2,'
    + '2,2,2,2,2,56,10,100,900,100,100,500,290,10,100,100,9,491,290,10,1,99,100,6,494,100,190,10|Setapak 53300',
  'MY-15': 'Labuan 87000,7,1,2,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1',
  'MY-16': 'Putrajaya 62000,7,43,2,48,50,50,50,50,200,2,1,1,1,1,4,2,2,2,1,1,1,1,2,2,2,1,2,1,2,4,3,1,2,4,4,1,19,4,2,2,4,2,6,2,2,2,6,2,1,1,10,2,2,3,1,4,2,2,16,4,2,3,5,6,2,'
    + '4,1,1,1,9,4,2,296',
};

export interface PostcodePlace {
  /** ISO 3166-2. */
  readonly region: string;
  /** Absent where one postcode stands for several cities. */
  readonly city?: string | undefined;
}

const places = new Map<string, PostcodePlace>();

/** Where a Malaysian postcode lies; nothing for one that is not known. */
export const placeOfPostcode = (postcode: string): PostcodePlace | undefined => {
  if (places.size === 0) readAll();
  return places.get(postcode);
};

const readAll = (): void => {
  for (const [region, cities] of Object.entries(byState)) {
    for (const text of cities.split('|')) {
      const at = text.lastIndexOf(' ');
      const city = text.slice(0, at);
      let postcode = 0;
      for (const step of text.slice(at + 1).split(',')) {
        postcode += Number(step);
        const key = String(postcode).padStart(5, '0');
        places.set(key, places.has(key) ? { region } : { region, city });
      }
    }
  }
};
