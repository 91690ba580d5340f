import { BlockList, isIP } from 'node:net';

/** Networks that are not the public Internet (IANA special-purpose registries, RFC 6890): a call there would reach machines behind our own firewall. */
const special: Record<4 | 6, readonly string[]> = {
  4: [
    '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24',
    '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
  ],
  // All that is global lies in 2000::/3; of that, what embeds an IPv4 address or is for documents is left out too.
  6: ['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
};

/** One list a family: a list of both would find an IPv4 address in the IPv6 network that can embed it. */
const lists = { 4: listOf(4), 6: listOf(6) };

function listOf(family: 4 | 6): BlockList {
  const list = new BlockList();
  for (const network of special[family]) {
    const [address = '', prefixBits] = network.split('/');
    list.addSubnet(address, Number(prefixBits), `ipv${family}`);
  }
  return list;
}

/** Whether an IP address belongs to the public Internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  return (family === 4 || family === 6) && !lists[family].check(address, `ipv${family}`);
}
