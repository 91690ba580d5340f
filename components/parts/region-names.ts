/**
 * The regions that postal addresses of a country name, as `code name` between bars: the code is the second half of ISO 3166-2.
 * Names from the Unicode CLDR 48.2, "subdivisions", in English (Copyright © 2004-2026 Unicode, Inc., Unicode License V3); those
 * levels that are written in addresses. Loaded when an address lies in one of these countries.
 */
export const regionNames: Readonly<Record<string, string>> = {
  AE: 'AZ Abu Dhabi|AJ Ajman|DU Dubai|FU Fujairah|RK Ras al-Khaimah|SH Sharjah|UQ Umm al-Quwain',
  AR: 'C Buenos Aires|B Buenos Aires Province|K Catamarca|H Chaco|U Chubut|X Córdoba|W Corrientes|E Entre Ríos|P Formosa|Y Jujuy|L La Pampa|F La Rioja|M Mendoza|'
    + 'N Misiones|Q Neuquén|R Río Negro|A Salta|J San Juan|D San Luis|Z Santa Cruz|S Santa Fe|G Santiago del Estero|V Tierra del Fuego|T Tucumán',
  AU: 'ACT Australian Capital Territory|NSW New South Wales|NT Northern Territory|QLD Queensland|SA South Australia|TAS Tasmania|VIC Victoria|WA Western Australia',
  BR: 'AC Acre|AL Alagoas|AP Amapá|AM Amazonas|BA Bahia|CE Ceará|ES Espírito Santo|DF Federal District|GO Goiás|MA Maranhão|MT Mato Grosso|MS Mato Grosso do Sul|'
    + 'MG Minas Gerais|PA Pará|PB Paraíba|PR Paraná|PE Pernambuco|PI Piauí|RJ Rio de Janeiro|RN Rio Grande do Norte|RS Rio Grande do Sul|RO Rondônia|RR Roraima|'
    + 'SC Santa Catarina|SP São Paulo|SE Sergipe|TO Tocantins',
  CA: 'AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|'
    + 'PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon',
  CL: 'AN Antofagasta|AR Araucanía|AP Arica y Parinacota|AT Atacama|AI Aysén|BI Bío Bío|CO Coquimbo|LI Libertador General Bernardo O’Higgins|LL Los Lagos|'
    + 'LR Los Ríos|MA Magallanes Region|ML Maule|NB Ñuble|RM Santiago Metropolitan|TA Tarapacá|VS Valparaíso',
  CN: 'AH Anhui|BJ Beijing|CQ Chongqing|FJ Fujian|GS Gansu|GD Guangdong|GX Guangxi|GZ Guizhou|HI Hainan|HE Hebei|HL Heilongjiang|HA Henan|HB Hubei|HN Hunan|'
    + 'JS Jiangsu|JX Jiangxi|JL Jilin|LN Liaoning|NX Ningxia|QH Qinghai|SN Shaanxi|SD Shandong|SH Shanghai|SX Shanxi|SC Sichuan|TJ Tianjin|XZ Tibet|XJ Xinjiang|'
    + 'YN Yunnan|ZJ Zhejiang',
  CO: 'AMA Amazonas|ANT Antioquia|ARA Arauca|ATL Atlántico|BOL Bolívar|BOY Boyacá|CAL Caldas|DC Capital District|CAQ Caquetá|CAS Casanare|CAU Cauca|CES Cesar|'
    + 'CHO Chocó|COR Córdoba|CUN Cundinamarca|GUA Guainía|GUV Guaviare|HUI Huila|LAG La Guajira|MAG Magdalena|MET Meta|NAR Nariño|NSA Norte de Santander|'
    + 'PUT Putumayo|QUI Quindío|RIS Risaralda|SAP San Andrés & Providencia|SAN Santander|SUC Sucre|TOL Tolima|VAC Valle del Cauca|VAU Vaupés|VID Vichada',
  EG: 'SHR Al Sharqia|ALX Alexandria|ASN Aswan|AST Asyut|BH Beheira|BNS Beni Suef|C Cairo|DK Dakahlia|DT Damietta|FYM Faiyum|GH Gharbia|GZ Giza|IS Ismailia|'
    + 'KFS Kafr el-Sheikh|LX Luxor|MT Matrouh|MN Minya|MNF Monufia|WAD New Valley|SIN North Sinai|PTS Port Said|KB Qalyubia|KN Qena|BA Red Sea|SHG Sohag|'
    + 'JS South Sinai|SUZ Suez',
  ES: 'C A Coruña|VI Álava|AB Albacete|A Alicante|AL Almería|O Asturias Province|AV Ávila|BA Badajoz|PM Balears Province|B Barcelona|BI Biscay|BU Burgos|CC Cáceres|'
    + 'CA Cádiz|S Cantabria Province|CS Castellón|CE Ceuta|CR Ciudad Real|CO Córdoba|CU Cuenca|SS Gipuzkoa|GI Girona|GR Granada|GU Guadalajara|H Huelva|HU Huesca|'
    + 'J Jaén|LO La Rioja Province|GC Las Palmas|LE León|L Lleida|LU Lugo|M Madrid Province|MA Málaga|ML Melilla|MU Murcia|NA Navarra|OR Ourense|P Palencia|'
    + 'PO Pontevedra|SA Salamanca|TF Santa Cruz de Tenerife|SG Segovia|SE Seville|SO Soria|T Tarragona|TE Teruel|TO Toledo|V Valencia|VA Valladolid|ZA Zamora|'
    + 'Z Zaragoza',
  ID: 'AC Aceh|BA Bali|BB Bangka–Belitung Islands|BT Banten|BE Bengkulu|JT Central Java|KT Central Kalimantan|ST Central Sulawesi|JI East Java|KI East Kalimantan|'
    + 'NT East Nusa Tenggara|GO Gorontalo|JK Jakarta|JA Jambi|LA Lampung|MA Maluku|KU North Kalimantan|MU North Maluku|SA North Sulawesi|SU North Sumatra|PA Papua|'
    + 'PD Papua Barat Daya|PE Papua Pengunungan|PS Papua Selatan|PT Papua Tengah|RI Riau|KR Riau Islands|KS South Kalimantan|SN South Sulawesi|SS South Sumatra|'
    + 'SG Southeast Sulawesi|JB West Java|KB West Kalimantan|NB West Nusa Tenggara|PB West Papua|SR West Sulawesi|SB West Sumatra|YO Yogyakarta',
  IE: 'CW Carlow|CN Cavan|CE Clare|CO Cork|DL Donegal|D Dublin|G Galway|KY Kerry|KE Kildare|KK Kilkenny|LS Laois|LM Leitrim|LK Limerick|LD Longford|LH Louth|MO Mayo|'
    + 'MH Meath|MN Monaghan|OY Offaly|RN Roscommon|SO Sligo|TA Tipperary|WD Waterford|WH Westmeath|WX Wexford|WW Wicklow',
  IN: 'AN Andaman and Nicobar Islands|AP Andhra Pradesh|AR Arunachal Pradesh|AS Assam|BR Bihar|CH Chandigarh|CG Chhattīsgarh|'
    + 'DH Dādra and Nagar Haveli and Damān and Diu|DL Delhi|GA Goa|GJ Gujarat|HR Haryana|HP Himachal Pradesh|JK Jammu and Kashmir|JH Jharkhand|KA Karnataka|'
    + 'KL Kerala|LA Ladakh|LD Lakshadweep|MP Madhya Pradesh|MH Maharashtra|MN Manipur|ML Meghalaya|MZ Mizoram|NL Nagaland|OD Odisha|PY Puducherry|PB Punjab|'
    + 'RJ Rajasthan|SK Sikkim|TN Tamil Nadu|TS Telangāna|TR Tripura|UP Uttar Pradesh|UK Uttarākhand|WB West Bengal',
  IT: 'AG Agrigento|AL Alessandria|AN Ancona|23 Aosta Valley|AR Arezzo|AP Ascoli Piceno|AT Asti|AV Avellino|BA Bari|BT Barletta-Andria-Trani|BL Belluno|BN Benevento|'
    + 'BG Bergamo|BI Biella|BO Bologna|BS Brescia|BR Brindisi|CA Cagliari|CL Caltanissetta|CB Campobasso|CE Caserta|CT Catania|CZ Catanzaro|CH Chieti|CO Como|'
    + 'CS Cosenza|CR Cremona|KR Crotone|CN Cuneo|EN Enna|FM Fermo|FE Ferrara|FI Florence|FG Foggia|FC Forlì-Cesena|FR Frosinone|GE Genoa|GO Gorizia|GR Grosseto|'
    + 'IM Imperia|IS Isernia|AQ L’Aquila|SP La Spezia|LT Latina|LE Lecce|LC Lecco|LI Livorno|LO Lodi|LU Lucca|MC Macerata|MN Mantua|MS Massa and Carrara|MT Matera|'
    + 'ME Messina|MI Milan|MO Modena|MB Monza and Brianza|NA Naples|NO Novara|NU Nuoro|OR Oristano|PD Padua|PA Palermo|PR Parma|PV Pavia|PG Perugia|'
    + 'PU Pesaro and Urbino|PE Pescara|PC Piacenza|PI Pisa|PT Pistoia|PN Pordenone|PZ Potenza|PO Prato|RG Ragusa|RA Ravenna|RC Reggio Calabria|RE Reggio Emilia|'
    + 'RI Rieti|RN Rimini|RM Rome|RO Rovigo|SA Salerno|SS Sassari|SV Savona|SI Siena|SO Sondrio|BZ South Tyrol|SU Sud Sardegna|SR Syracuse|TA Taranto|TE Teramo|'
    + 'TR Terni|TP Trapani|TN Trentino|TV Treviso|TS Trieste|TO Turin|UD Udine|VA Varese|VE Venice|VB Verbano-Cusio-Ossola|VC Vercelli|VR Verona|VV Vibo Valentia|'
    + 'VI Vicenza|VT Viterbo',
  JP: '23 Aichi|05 Akita|02 Aomori|12 Chiba|38 Ehime|18 Fukui|40 Fukuoka|07 Fukushima|21 Gifu|10 Gunma|34 Hiroshima|01 Hokkaidō|28 Hyōgo|08 Ibaraki|17 Ishikawa|'
    + '03 Iwate|37 Kagawa|46 Kagoshima|14 Kanagawa|39 Kōchi|43 Kumamoto|26 Kyōto|24 Mie|04 Miyagi|45 Miyazaki|20 Nagano|42 Nagasaki|29 Nara|15 Niigata|44 Ōita|'
    + '33 Okayama|47 Okinawa|27 Ōsaka|41 Saga|11 Saitama|25 Shiga|32 Shimane|22 Shizuoka|09 Tochigi|36 Tokushima|13 Tokyo|31 Tottori|16 Toyama|30 Wakayama|'
    + '06 Yamagata|35 Yamaguchi|19 Yamanashi',
  KR: '26 Busan|27 Daegu|30 Daejeon|42 Gangwon|29 Gwangju City|41 Gyeonggi|28 Incheon|49 Jeju|43 North Chungcheong|47 North Gyeongsang|45 North Jeolla|50 Sejong|'
    + '11 Seoul|44 South Chungcheong|48 South Gyeongsang|46 South Jeolla|31 Ulsan',
  MX: 'AGU Aguascalientes|BCN Baja California|BCS Baja California Sur|CAM Campeche|CHP Chiapas|CHH Chihuahua|CMX Ciudad de Mexico|COA Coahuila|COL Colima|'
    + 'DUR Durango|GUA Guanajuato|GRO Guerrero|HID Hidalgo|JAL Jalisco|MEX Mexico State|MIC Michoacán|MOR Morelos|NAY Nayarit|NLE Nuevo León|OAX Oaxaca|PUE Puebla|'
    + 'QUE Querétaro|ROO Quintana Roo|SLP San Luis Potosí|SIN Sinaloa|SON Sonora|TAB Tabasco|TAM Tamaulipas|TLA Tlaxcala|VER Veracruz|YUC Yucatán|ZAC Zacatecas',
  NG: 'AB Abia|AD Adamawa|AK Akwa Ibom|AN Anambra|BA Bauchi|BY Bayelsa|BE Benue|BO Borno|CR Cross River|DE Delta|EB Ebonyi|ED Edo|EK Ekiti|EN Enugu|'
    + 'FC Federal Capital Territory|GO Gombe|IM Imo|JI Jigawa|KD Kaduna|KN Kano|KT Katsina|KE Kebbi|KO Kogi|KW Kwara|LA Lagos|NA Nasarawa|NI Niger|OG Ogun|ON Ondo|'
    + 'OS Osun|OY Oyo|PL Plateau|RI Rivers|SO Sokoto|TA Taraba|YO Yobe|ZA Zamfara',
  PE: 'AMA Amazonas|ANC Ancash|APU Apurímac|ARE Arequipa|AYA Ayacucho|CAJ Cajamarca|CUS Cusco|CAL El Callao|HUV Huancavelica|HUC Huánuco|ICA Ica|JUN Junín|'
    + 'LAL La Libertad|LAM Lambayeque|LMA Lima|LIM Lima Region|LOR Loreto|MDD Madre de Dios|MOQ Moquegua|PAS Pasco|PIU Piura|PUN Puno|SAM San Martín|TAC Tacna|'
    + 'TUM Tumbes|UCA Ucayali',
  PH: 'ABR Abra|AGN Agusan del Norte|AGS Agusan del Sur|AKL Aklan|ALB Albay|ANT Antique|APA Apayao|AUR Aurora|BAS Basilan|BAN Bataan|BTN Batanes|BTG Batangas|'
    + 'BEN Benguet|BIL Biliran|BOH Bohol|BUK Bukidnon|BUL Bulacan|CAG Cagayan|CAN Camarines Norte|CAS Camarines Sur|CAM Camiguin|CAP Capiz|CAT Catanduanes|'
    + 'CAV Cavite|CEB Cebu|COM Compostela Valley|NCO Cotabato|DAV Davao del Norte|DAS Davao del Sur|DVO Davao Occidental|DAO Davao Oriental|DIN Dinagat Islands|'
    + 'EAS Eastern Samar|GUI Guimaras|IFU Ifugao|ILN Ilocos Norte|ILS Ilocos Sur|ILI Iloilo|ISA Isabela|KAL Kalinga|LUN La Union|LAG Laguna|LAN Lanao del Norte|'
    + 'LAS Lanao del Sur|LEY Leyte|MGN Maguindanao del Norte|MGS Maguindanao del Sur|MAD Marinduque|MAS Masbate|00 Metro Manila|MSC Misamis Occidental|'
    + 'MSR Misamis Oriental|MOU Mountain|NEC Negros Occidental|NER Negros Oriental|NSA Northern Samar|NUE Nueva Ecija|NUV Nueva Vizcaya|MDC Occidental Mindoro|'
    + 'MDR Oriental Mindoro|PLW Palawan|PAM Pampanga|PAN Pangasinan|QUE Quezon|QUI Quirino|RIZ Rizal|ROM Romblon|WSA Samar|SAR Sarangani|SIG Siquijor|SOR Sorsogon|'
    + 'SCO South Cotabato|SLE Southern Leyte|SUK Sultan Kudarat|SLU Sulu|SUN Surigao del Norte|SUR Surigao del Sur|TAR Tarlac|TAW Tawi-Tawi|ZMB Zambales|'
    + 'ZAN Zamboanga del Norte|ZAS Zamboanga del Sur|ZSI Zamboanga Sibugay',
  TH: '37 Amnat Charoen|15 Ang Thong|10 Bangkok|38 Bueng Kan|31 Buri Ram|24 Chachoengsao|18 Chai Nat|36 Chaiyaphum|22 Chanthaburi|50 Chiang Mai|57 Chiang Rai|'
    + '20 Chon Buri|86 Chumphon|46 Kalasin|62 Kamphaeng Phet|71 Kanchanaburi|40 Khon Kaen|81 Krabi|52 Lampang|51 Lamphun|42 Loei|16 Lopburi|58 Mae Hong Son|'
    + '44 Maha Sarakham|49 Mukdahan|26 Nakhon Nayok|73 Nakhon Pathom|48 Nakhon Phanom|30 Nakhon Ratchasima|60 Nakhon Sawan|80 Nakhon Si Thammarat|55 Nan|'
    + '96 Narathiwat|39 Nong Bua Lam Phu|43 Nong Khai|12 Nonthaburi|13 Pathum Thani|94 Pattani|S Pattaya|82 Phang Nga|93 Phatthalung|56 Phayao|67 Phetchabun|'
    + '76 Phetchaburi|66 Phichit|65 Phitsanulok|14 Phra Nakhon Si Ayutthaya|54 Phrae|83 Phuket|25 Prachin Buri|77 Prachuap Khiri Khan|85 Ranong|70 Ratchaburi|'
    + '21 Rayong|45 Roi Et|27 Sa Kaeo|47 Sakon Nakhon|11 Samut Prakan|74 Samut Sakhon|75 Samut Songkhram|19 Saraburi|91 Satun|33 Si Sa Ket|17 Sing Buri|90 Songkhla|'
    + '64 Sukhothai|72 Suphanburi|84 Surat Thani|32 Surin|63 Tak|92 Trang|23 Trat|34 Ubon Ratchathani|41 Udon Thani|61 Uthai Thani|53 Uttaradit|95 Yala|35 Yasothon',
  TR: '01 Adana|02 Adıyaman|03 Afyonkarahisar|04 Ağrı|68 Aksaray|05 Amasya|06 Ankara|07 Antalya|75 Ardahan|08 Artvin|09 Aydın|10 Balıkesir|74 Bartın|72 Batman|'
    + '69 Bayburt|11 Bilecik|12 Bingöl|13 Bitlis|14 Bolu|15 Burdur|16 Bursa|17 Çanakkale|18 Çankırı|19 Çorum|20 Denizli|21 Diyarbakır|81 Düzce|22 Edirne|23 Elazığ|'
    + '24 Erzincan|25 Erzurum|26 Eskişehir|27 Gaziantep|28 Giresun|29 Gümüşhane|30 Hakkâri|31 Hatay|76 Iğdır|32 Isparta|34 Istanbul|35 Izmir|46 Kahramanmaraş|'
    + '78 Karabük|70 Karaman|36 Kars|37 Kastamonu|38 Kayseri|79 Kilis|71 Kırıkkale|39 Kırklareli|40 Kırşehir|41 Kocaeli|42 Konya|43 Kütahya|44 Malatya|45 Manisa|'
    + '47 Mardin|33 Mersin|48 Muğla|49 Muş|50 Nevşehir|51 Niğde|52 Ordu|80 Osmaniye|53 Rize|54 Sakarya|55 Samsun|63 Şanlıurfa|56 Siirt|57 Sinop|58 Sivas|73 Şırnak|'
    + '59 Tekirdağ|60 Tokat|61 Trabzon|62 Tunceli|64 Uşak|65 Van|77 Yalova|66 Yozgat|67 Zonguldak',
  TW: 'CHA Changhua|CYQ Chiayi|CYI Chiayi County|HSZ Hsinchu|HSQ Hsinchu County|HUA Hualien|KHH Kaohsiung|KEE Keelung|KIN Kinmen|LIE Lienchiang|MIA Miaoli|'
    + 'NAN Nantou|NWT New Taipei|PEN Penghu|PIF Pingtung|TXG Taichung|TNN Tainan|TPE Taipei|TTT Taitung|TAO Taoyuan|ILA Yilan|YUN Yunlin',
  US: 'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|'
    + 'IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|'
    + 'NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|'
    + 'PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|DC Washington DC|'
    + 'WV West Virginia|WI Wisconsin|WY Wyoming',
  VE: 'Z Amazonas|B Anzoátegui|C Apure|D Aragua|E Barinas|F Bolívar|A Capital|G Carabobo|H Cojedes|Y Delta Amacuro|I Falcón|W Federal Dependencies|J Guárico|K Lara|'
    + 'L Mérida|M Miranda|N Monagas|O Nueva Esparta|P Portuguesa|R Sucre|S Táchira|T Trujillo|X Vargas|U Yaracuy|V Zulia',
  VN: '44 An Giang|43 Bà Rịa–Vũng Tàu|54 Bắc Giang|53 Bắc Kạn|55 Bạc Liêu|56 Bắc Ninh|50 Bến Tre|31 Bình Định|57 Bình Dương|58 Bình Phước|40 Bình Thuận|59 Cà Mau|'
    + 'CT Can Tho|04 Cao Bằng|DN Da Nang|33 Đắk Lắk|72 Đắk Nông|71 Điện Biên|39 Đồng Nai|45 Đồng Tháp|30 Gia Lai|03 Hà Giang|63 Hà Nam|23 Hà Tĩnh|61 Hải Dương|'
    + 'HP Haiphong|HN Hanoi|73 Hậu Giang|SG Ho Chi Minh City|14 Hòa Bình|66 Hưng Yên|34 Khánh Hòa|47 Kiên Giang|28 Kon Tum|01 Lai Châu|35 Lâm Đồng|09 Lạng Sơn|'
    + '02 Lào Cai|41 Long An|67 Nam Định|22 Nghệ An|18 Ninh Bình|36 Ninh Thuận|68 Phú Thọ|32 Phú Yên|24 Quảng Bình|27 Quảng Nam|29 Quảng Ngãi|13 Quảng Ninh|'
    + '25 Quảng Trị|52 Sóc Trăng|05 Sơn La|37 Tây Ninh|20 Thái Bình|69 Thái Nguyên|21 Thanh Hóa|26 Thừa Thiên–Huế|46 Tiền Giang|51 Trà Vinh|07 Tuyên Quang|'
    + '49 Vĩnh Long|70 Vĩnh Phúc|06 Yên Bái',
};
