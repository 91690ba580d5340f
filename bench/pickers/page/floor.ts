// The least that a filtered list can be: a field, and the first 20 of what it finds. No paging, no keys, no roles beyond the rows'.
import type { Mounting, Subject } from './probe.ts';

const shownRows = 20;

export const mount = ({ items, place }: Mounting): Subject => {
  const root = document.createElement('div');
  const input = document.createElement('input');
  const list = document.createElement('ul');
  const total = document.createElement('p');
  list.hidden = true;
  root.append(input, list, total);
  place.append(root);

  const labels = items.map(({ label }) => label.toLowerCase());
  let selected = new Set<string>();
  let found = [...items.keys()];
  const render = (): void => {
    total.textContent = `${found.length} found, ${selected.size} selected`;
    list.replaceChildren(...found.slice(0, shownRows).map((index) => {
      const row = document.createElement('li');
      const item = items[index];
      row.textContent = item?.label ?? '';
      row.setAttribute('role', 'option');
      row.setAttribute('aria-selected', String(item !== undefined && selected.has(item.id)));
      row.dataset['id'] = item?.id;
      return row;
    }));
  };
  input.addEventListener('click', () => {
    list.hidden = false;
    render();
  });
  input.addEventListener('input', () => {
    const text = input.value.trim().toLowerCase();
    found = [];
    labels.forEach((label, index) => { if (label.includes(text)) found.push(index); });
    render();
  });
  list.addEventListener('click', ({ target }) => {
    const { id } = (target as HTMLElement).dataset;
    if (id === undefined) return;
    selected = new Set(selected);
    if (!selected.delete(id)) selected.add(id);
    render();
  });
  return {
    element: root,
    input: () => input,
    isOpen: () => !list.hidden,
    rows: () => list.children,
    viewport: () => undefined,
    select: (chosen) => {
      selected = new Set(chosen.map(({ id }) => id));
      render();
    },
  };
};
