import type { CustomerInput } from '../../src/index.ts';

type Address = NonNullable<CustomerInput['shippingAddress']>;

const address = (line1: string, city: string, postalCode: string, region: string, line2?: string): Address =>
  ({ line1, ...(line2 !== undefined && { line2 }), city, postalCode, region, country: 'MY' });

const company = (legalName: string, registrationNumber: string, name: string, email: string, phone: string, shippingAddress: Address): CustomerInput =>
  ({ segment: 'b2b', name, email, phone, company: { legalName, registrationNumber }, shippingAddress });

const person = (name: string, email: string, phone: string, shippingAddress: Address): CustomerInput =>
  ({ segment: 'b2c', name, email, phone, shippingAddress });

/** People and companies that have ordered before; all of them, and every address of theirs, are made up. */
export const customers: readonly CustomerInput[] = [
  company('Kembara Fleet Services Sdn Bhd', '202101004411', 'Nurul Huda Rahman', 'nurul@kembara-fleet.example', '+60122034511', address('Lot 18, Jalan Subang 4', 'Subang Jaya', '47610', 'MY-10')),
  company('Pantai Logistics Sdn Bhd', '201901120934', 'Tan Wei Ming', 'weiming@pantai-logistics.example', '+60167781204', address('12 Jalan Pelabuhan Utara', 'Klang', '42000', 'MY-10')),
  company('Bukit Auto Workshop', '002345671-X', 'Rajesh Kumar', 'rajesh@bukit-auto.example', '+60193345120', address('77 Jalan Ipoh', 'Kuala Lumpur', '51200', 'MY-14')),
  company('Selatan Express Bus Bhd', '199801007723', 'Siti Aminah', 'siti@selatan-express.example', '+60137762091', address('Terminal Larkin', 'Johor Bahru', '80350', 'MY-01', 'Block B, level 1')),
  company('Utara Palm Estates Sdn Bhd', '198701003312', 'Lim Chee Keong', 'cklim@utara-palm.example', '+60124410988', address('Estate office, Jalan Kulim', 'Kulim', '09000', 'MY-02')),
  company('Harmoni Car Rental', '201701034556', 'Farah Nadia', 'farah@harmoni-rental.example', '+60178823410', address('3A Persiaran Gurney', 'George Town', '10250', 'MY-07')),
  company('Borneo Offroad Tours', '201501088213', 'Jackson Lajim', 'jackson@borneo-offroad.example', '+60138845567', address('Lorong Api-Api 2', 'Kota Kinabalu', '88000', 'MY-12')),
  company('Kenyalang Transport', '201201045098', 'Dayang Suraya', 'suraya@kenyalang.example', '+60168873321', address('45 Jalan Padungan', 'Kuching', '93100', 'MY-13')),
  company('Metro Taxi Cooperative', 'W-4-0451', 'Mohd Faizal', 'faizal@metro-taxi.example', '+60112349087', address('8 Jalan Chan Sow Lin', 'Kuala Lumpur', '55200', 'MY-14')),
  company('Titiwangsa Tyres Sdn Bhd', '200901023345', 'Wong Siew Ling', 'slwong@titiwangsa-tyres.example', '+60166120045', address('21 Jalan Raja Dr Nazrin Shah', 'Ipoh', '31350', 'MY-08')),
  person('Aisyah binti Osman', 'aisyah.osman@post.example', '+60123321145', address('B-7-2 Residensi Damai', 'Shah Alam', '40150', 'MY-10')),
  person('Daniel Teoh', 'daniel.teoh@post.example', '+60165509871', address('15 Jalan Burma', 'George Town', '10050', 'MY-07')),
  person('Kavitha Subramaniam', 'kavitha@post.example', '+60194432210', address('32 Taman Melawati', 'Kuala Lumpur', '53100', 'MY-14')),
  person('Muhammad Irfan', 'irfan@post.example', '+60137219908', address('9 Jalan Dato Onn', 'Johor Bahru', '80000', 'MY-01')),
  person('Chong Mei Yee', 'meiyee@post.example', '+60126657743', address('6 Jalan Hang Lekiu', 'Melaka', '75300', 'MY-04')),
  person('Amirul Hakim', 'amirul@post.example', '+60179985412', address('Taman Tasik, 22', 'Seremban', '70200', 'MY-05')),
  person('Grace Anak Unting', 'grace@post.example', '+60138821190', address('Jalan Tun Jugah 4', 'Kuching', '93350', 'MY-13')),
  person('Ong Boon Hock', 'boonhock@post.example', '+60125561203', address('14 Jalan Sultan Idris', 'Ipoh', '30000', 'MY-08')),
];
