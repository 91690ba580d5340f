import type { ShopTemplate } from '../testing/open-shop.ts';

type Written = Omit<ShopTemplate, 'database' | 'files'> & { files: { id: string; key: string; bytes: string }[] };

const download = async (file: string): Promise<Response> => {
  const answer = await fetch(`./made-shops/${file}`);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer;
};

/** Reads a shop that was made when Storybook was started or built. */
export const readShop = async (name: string): Promise<ShopTemplate> => {
  const [{ files, ...rest }, database] = await Promise.all([
    download(`${name}.json`).then((answer) => answer.json() as Promise<Written>),
    download(`${name}.database`).then((answer) => new Response(answer.body!.pipeThrough(new DecompressionStream('gzip'))).blob()),
  ]);
  return { ...rest, database, files: files.map(({ bytes, ...file }) => ({ ...file, bytes: Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)) })) };
};
