import { sampleItems } from './sample-catalogue.ts';

const shapes: Readonly<Record<string, string>> = {
  Lubricants: '<path d="M34 30h20l6 8v34a4 4 0 0 1-4 4H32a4 4 0 0 1-4-4V36a6 6 0 0 1 6-6Z" fill="#fff" opacity=".92"/><path d="M36 22h12v8H36z" fill="#fff" opacity=".7"/><path d="M34 48h20v16H34z" fill="currentColor" opacity=".55"/>',
  'Car care': '<path d="M36 34h16v42a3 3 0 0 1-3 3H39a3 3 0 0 1-3-3Z" fill="#fff" opacity=".92"/><path d="M39 24h14l6 6-6 1H39z" fill="#fff" opacity=".7"/><circle cx="44" cy="56" r="6" fill="currentColor" opacity=".55"/>',
  Accessories: '<rect x="28" y="28" width="40" height="40" rx="9" fill="#fff" opacity=".92"/><circle cx="48" cy="48" r="10" fill="currentColor" opacity=".55"/>',
  Merchandise: '<path d="M36 28h24l12 10-6 9-5-3v28H35V44l-5 3-6-9z" fill="#fff" opacity=".92"/><path d="M42 28a6 6 0 0 0 12 0" fill="currentColor" opacity=".55"/>',
};
const colours: Readonly<Record<string, readonly [string, string]>> = {
  Lubricants: ['#1d4ed8', '#0f2a6b'], 'Car care': ['#0f8a6d', '#07463a'], Accessories: ['#6d3fc4', '#33206b'], Merchandise: ['#c2560c', '#6a2c06'],
};

/** A drawing of an item of the small shop; nothing for an address that is none of its pictures. */
export const samplePicture = (url: string): Response | undefined => {
  const sku = /\/sample-pictures\/([^/]+)\.svg$/.exec(new URL(url).pathname)?.[1];
  const item = sku === undefined ? undefined : sampleItems.find((one) => one.sku === decodeURIComponent(sku));
  if (!item) return undefined;
  const [light, dark] = colours[item.category ?? ''] ?? ['#475569', '#1e293b'];
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" color="${dark}"><rect width="96" height="96" fill="${light}"/>${shapes[item.category ?? ''] ?? ''}</svg>`;
  return new Response(drawing, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' } });
};
