import { openShopFrom, type ShopTemplate, type TestShop } from '../../../testing/open-shop.ts';

type Written = Omit<ShopTemplate, 'database' | 'files'> & { files: { id: string; key: string; bytes: string }[] };

const download = async (file: string): Promise<Response> => {
  const answer = await fetch(`./made-shops/${file}`);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer;
};

/** A shop with weeks of work in it, or one that has just opened. */
export type ShopKind = 'busy' | 'new';

const readShop = async (name: ShopKind): Promise<ShopTemplate> => {
  const [{ files, ...rest }, database] = await Promise.all([
    download(`${name}.json`).then((answer) => answer.json() as Promise<Written>),
    download(`${name}.database`).then((answer) => new Response(answer.body!.pipeThrough(new DecompressionStream('gzip'))).blob()),
  ]);
  return { ...rest, database, files: files.map(({ bytes, ...file }) => ({ ...file, bytes: Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)) })) };
};

/** Opens a shop of its own from one that was made by Node before the page was opened: a browser takes a minute to make one. */
export const openMadeShop = async (kind: ShopKind, { publicUrl = 'https://shop.example' }: { publicUrl?: string } = {}): Promise<TestShop> =>
  openShopFrom(await readShop(kind), { publicUrl });
