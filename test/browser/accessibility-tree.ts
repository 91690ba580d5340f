import type { Page, Protocol } from 'puppeteer-core';

type Node = Protocol.Accessibility.AXNode;

/** Said by a word when true; everything else of a node stays unsaid, so that a tree is no longer than what matters. */
const flags = ['busy', 'disabled', 'focused', 'modal', 'multiselectable', 'readonly', 'required'] as const;
/** Which of two: a word for each, because "not selected" is as much a promise as "selected". */
const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  checked: { true: 'checked', false: 'not checked', mixed: 'partly checked' },
  expanded: { true: 'expanded', false: 'collapsed' },
  pressed: { true: 'pressed', false: 'not pressed', mixed: 'partly pressed' },
  selected: { true: 'selected', false: 'not selected' },
};
/** Containers without a meaning of their own: what is in them belongs to what is around them. */
const transparent = new Set([
  'generic', 'none', 'presentation', 'InlineTextBox', 'LineBreak', 'strong', 'emphasis', 'mark', 'deletion', 'insertion', 'Abbr', 'superscript', 'subscript',
]);
/** Whose text stands as the name of something else, so that it would be there twice; a control inside it stays. */
const naming = new Set(['LabelText', 'Legend']);
/** What is drawn and says nothing more: bullets, and the options of a closed select, whose value stands on it. */
const unsaid = new Set(['ListMarker', 'MenuListPopup']);
/** What CDP calls by an internal name, in the words of ARIA. */
const roleNames: Readonly<Record<string, string>> = {
  DescriptionList: 'list', DescriptionListTerm: 'term', DescriptionListDetail: 'definition',
  Iframe: 'iframe', DisclosureTriangle: 'button', SvgRoot: 'image', img: 'image',
};

/**
 * The accessibility tree of an element as Chromium gives it to a screen reader, through shadow roots: one line a node,
 * indented by two spaces, `role "name" states value`. Text without a role of its own is `text …`, or stands after the colon
 * of the node that holds nothing else; what a node's name already says is not repeated below it.
 *
 * @param expression - JavaScript that answers the element in the page, such as `document.querySelector('main')`
 */
export async function readAccessibilityTree(page: Page, expression: string): Promise<string> {
  const session = await page.createCDPSession();
  try {
    const { result } = await session.send('Runtime.evaluate', { expression });
    if (result.objectId === undefined) throw new Error(`${expression} is no element.`);
    const { node } = await session.send('DOM.describeNode', { objectId: result.objectId, depth: -1, pierce: true });
    const { nodes } = await session.send('Accessibility.getFullAXTree', {});
    return printed(node, nodes);
  } finally {
    await session.detach();
  }
}

function printed(element: Protocol.DOM.Node, nodes: readonly Node[]): string {
  const attributes = new Map<number, string[]>();
  const collect = ({ backendNodeId, attributes: own = [], children = [], shadowRoots = [], contentDocument }: Protocol.DOM.Node): void => {
    attributes.set(backendNodeId, own);
    for (const child of [...children, ...shadowRoots, ...(contentDocument ? [contentDocument] : [])]) collect(child);
  };
  collect(element);
  const tree: Tree = { byId: new Map(nodes.map((node) => [node.nodeId, node])), attributes };
  const isInside = (node: Node): boolean => attributes.has(node.backendDOMNodeId ?? -1);
  const above = ({ parentId }: Node): Node | undefined => (parentId === undefined ? undefined : tree.byId.get(parentId));
  // The element itself may be left out, as it means nothing, so its topmost nodes stand for it.
  const isTop = (node: Node): boolean => {
    for (let parent = above(node); parent; parent = above(parent)) if (isInside(parent)) return false;
    return isInside(node);
  };
  return nodes.filter(isTop).flatMap((node) => linesOf(node, tree)).join('\n');
}

interface Tree {
  byId: ReadonlyMap<string, Node>;
  /** Of the elements asked for by the browser's number: name, value, name, value. */
  attributes: ReadonlyMap<number, string[]>;
}

function linesOf(node: Node, tree: Tree): string[] {
  const role = String(node.role?.value ?? '');
  const name = spaced(node.name?.value);
  if (role === 'StaticText') return name ? [`text ${name}`] : [];
  if (unsaid.has(role)) return [];
  const below = joined((node.childIds ?? []).flatMap((id) => linesOf(tree.byId.get(id) ?? { nodeId: id, ignored: true }, tree)));
  if (naming.has(role)) return below.filter((each) => !each.startsWith('text '));
  if (node.ignored || transparent.has(role)) return below;
  const line = [roleNames[role] ?? role, name && JSON.stringify(name), ...statesOf(node, tree)].filter(Boolean).join(' ');
  const texts = below.map((each) => (each.startsWith('text ') ? each.slice(5) : undefined));
  if (texts.every((text) => text !== undefined)) {
    const text = texts.join(' ');
    const isSaid = [name, spaced(node.value?.value)].some((said) => said && squeezed(said).includes(squeezed(text)));
    return [text && !isSaid ? `${line}: ${text}` : line];
  }
  return [line, ...below.map((each) => `  ${each}`)];
}

function statesOf(node: Node, { byId, attributes }: Tree): string[] {
  const properties = new Map((node.properties ?? []).map((property) => [property.name as string, property.value]));
  const value = (name: string): unknown => properties.get(name)?.value;
  const own = attributes.get(node.backendDOMNodeId ?? -1) ?? [];
  const attribute = (name: string): string => own[own.indexOf(name) + 1 || own.length] ?? '';
  const activeId = properties.get('activedescendant')?.relatedNodes?.[0]?.backendDOMNodeId;
  const active = activeId && [...byId.values()].find(({ backendDOMNodeId }) => backendDOMNodeId === activeId);
  const said = (word: string, text: string): string => text && `${word} ${JSON.stringify(text)}`;
  return [
    node.role?.value === 'heading' ? `level ${String(value('level'))}` : '',
    // The protocol leaves out that a list must be chosen from.
    ...flags.filter((flag) => value(flag) || (flag === 'required' && own.includes('required'))),
    ...Object.entries(choices).map(([name, words]) => words[String(value(name))] ?? ''),
    value('invalid') && value('invalid') !== 'false' ? 'invalid' : '',
    attribute('aria-posinset') && `${attribute('aria-posinset')} of ${attribute('aria-setsize')}`,
    attribute('aria-current') && `current ${attribute('aria-current')}`,
    said('active', active ? spaced(active.name?.value) : ''),
    said('value', attribute('aria-valuetext') || spaced(node.value?.value)),
    said('description', spaced(node.description?.value)),
  ].filter(Boolean);
}

/** Texts that stand beside each other are one, however many nodes a template made of them. */
function joined(lines: readonly string[]): string[] {
  const result: string[] = [];
  for (const line of lines) {
    const last = result.at(-1);
    if (line.startsWith('text ') && last?.startsWith('text ')) result[result.length - 1] = `${last} ${line.slice(5)}`;
    else result.push(line);
  }
  return result;
}

const spaced = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).replaceAll(/\s+/g, ' ').trim() : '');
const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');

interface RunnerSession {
  id: string;
  browser: { type: string; getPage?: (sessionId: string) => Page };
}

/** Where the element tests leave the element that they ask about. */
export const rootName = 'accessibilityTreeRoot';

/** The runner's command `accessibility-tree`; only Chromium, by puppeteer, shows the tree. */
export const accessibilityTreeCommand = {
  name: 'accessibility-tree-command',
  async executeCommand({ command, session: { id, browser } }: { command: string; session: RunnerSession }): Promise<{ tree?: string } | undefined> {
    if (command !== 'accessibility-tree') return undefined;
    const page = browser.type === 'puppeteer' ? browser.getPage?.(id) : undefined;
    const isChromium = (await page?.browser().version())?.includes('Chrom') ?? false;
    return page && isChromium ? { tree: await readAccessibilityTree(page, `globalThis.${rootName}`) } : {};
  },
};
