/** A carrier whose pages of tracking are known. */
export interface Carrier {
  code: string;
  name: string;
  /** What else people call it, in small letters and digits alone. */
  known: readonly string[];
  /** The page of one parcel. @param number encoded for an address */
  page: (number: string) => string;
}

/** The carriers that tracking links are made for. */
export const carriers: readonly Carrier[] = [
  {
    code: 'posLaju', name: 'Pos Laju', known: ['poslaju', 'posmalaysia', 'poslajumalaysia', 'posmalaysiaberhad', 'malaysiapost'],
    page: (number) => `https://track.pos.com.my/postal-services/quick-access/?track-trace=${number}`,
  },
  {
    code: 'jt', name: 'J&T Express', known: ['jt', 'jtexpress', 'jnt', 'jntexpress', 'jandt', 'jandtexpress', 'jtexpressmy', 'jtexpressmalaysia'],
    page: (number) => `https://www.jtexpress.my/tracking/${number}`,
  },
  {
    code: 'dhl', name: 'DHL', known: ['dhl', 'dhlexpress', 'dhlecommerce', 'dhlecommercemy', 'dhlmy'],
    page: (number) => `https://www.dhl.com/my-en/home/tracking.html?tracking-id=${number}`,
  },
  { code: 'fedex', name: 'FedEx', known: ['fedex', 'federalexpress', 'fedexexpress', 'fedexground'], page: (number) => `https://www.fedex.com/fedextrack/?trknbr=${number}` },
  { code: 'ups', name: 'UPS', known: ['ups', 'unitedparcelservice'], page: (number) => `https://www.ups.com/track?tracknum=${number}` },
  {
    code: 'ninjaVan', name: 'Ninja Van', known: ['ninjavan', 'ninjavanmy', 'ninjavanmalaysia', 'ninja', 'ninjalogistics'],
    page: (number) => `https://www.ninjavan.co/en-my/tracking?id=${number}`,
  },
  { code: 'gdex', name: 'GDEX', known: ['gdex', 'gdexpress', 'gdexmy', 'gdexpressmalaysia'], page: (number) => `https://gdexpress.com/tracking/?consignmentno=${number}` },
  {
    code: 'sf', name: 'SF Express', known: ['sf', 'sfexpress', 'sfinternational', 'shunfeng', 'shunfengexpress', '顺丰', '顺丰速运', '順豐', '順豐速運'],
    page: (number) => `https://www.sf-express.com/my/en/dynamic_function/waybill/#search/bill-number/${number}`,
  },
];

/** A name without what people write differently: case, spaces, dots, “Sdn Bhd”. */
const bare = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\bsdn\b\.?|\bbhd\b\.?/g, '').replace(/[^\p{L}\p{N}]/gu, '');

/** Finds a carrier by its code or by its name as people write it, such as “POS LAJU” or “J & T Express”. */
export const carrierNamed = (name: string): Carrier | undefined => {
  const asked = bare(name);
  return carriers.find(({ code, name: own, known }) => asked === code.toLowerCase() || asked === bare(own) || known.includes(asked));
};

/** The page that follows a parcel, where the carrier is known. */
export const trackingLink = ({ carrier, trackingNumber }: { carrier: string; trackingNumber: string }): string | undefined => {
  const number = trackingNumber.trim();
  // Half a surrogate pair cannot stand in an address, encoded or not; dots alone would climb out of it.
  if (/^\.*$/.test(number) || /\p{Surrogate}/u.test(number)) return undefined;
  return carrierNamed(carrier)?.page(encodeURIComponent(number));
};
