import type { CustomerInput } from '../src/index.ts';

const inMalaysia = (line1: string, postalCode: string, city: string, region: string) => ({ line1, postalCode, city, region, country: 'MY' });

/** Who buys at the small shop. */
export const sampleCustomers = {
  fleet: {
    segment: 'b2b', name: 'Farid Osman', email: 'farid@seripantai.example', phone: '+60312345001',
    company: { legalName: 'Seri Pantai Fleet Sdn Bhd', registrationNumber: '201901012345', costCentre: 'CC-04' },
    shippingAddress: { name: 'Farid Osman', company: 'Seri Pantai Fleet Sdn Bhd', ...inMalaysia('12 Jalan Perusahaan 3', '40150', 'Shah Alam', 'MY-10'), instructions: 'Loading bay 2, before 5 pm' },
  },
  workshop: {
    segment: 'b2b', name: 'Lim Wei Ling', email: 'accounts@bengkelmaju.example', phone: '+60472345002',
    company: { legalName: 'Bengkel Maju Enterprise', registrationNumber: 'PG0123456-A' },
    shippingAddress: { name: 'Lim Wei Ling', company: 'Bengkel Maju Enterprise', ...inMalaysia('88 Lebuh Pantai', '10300', 'George Town', 'MY-07') },
  },
  resort: {
    segment: 'b2b', name: 'Joseph Anak Jabu', email: 'stores@hornbillresort.example', phone: '+60822345003',
    company: { legalName: 'Hornbill Resort Sdn Bhd', registrationNumber: '200501004321' },
    shippingAddress: { name: 'Joseph Anak Jabu', company: 'Hornbill Resort Sdn Bhd', ...inMalaysia('Lot 5 Jalan Damai', '93100', 'Kuching', 'MY-13') },
  },
  kavitha: {
    segment: 'b2c', name: 'Kavitha Nair', email: 'kavitha@example.com', phone: '+60122345004',
    shippingAddress: { name: 'Kavitha Nair', ...inMalaysia('7 Jalan Telawi', '59100', 'Kuala Lumpur', 'MY-14') },
  },
  hafiz: {
    segment: 'b2c', name: 'Hafiz Rahman', email: 'hafiz@example.com', phone: '+60132345005',
    shippingAddress: { name: 'Hafiz Rahman', ...inMalaysia('21 Taman Sri Tebrau', '80050', 'Johor Bahru', 'MY-01') },
  },
  meiYee: {
    segment: 'b2c', name: 'Tan Mei Yee', phone: '+60162345006',
    shippingAddress: { name: 'Tan Mei Yee', ...inMalaysia('3 Jalan Gaya', '88000', 'Kota Kinabalu', 'MY-12') },
  },
} as const satisfies Readonly<Record<string, CustomerInput>>;

export type SampleCustomer = keyof typeof sampleCustomers;
