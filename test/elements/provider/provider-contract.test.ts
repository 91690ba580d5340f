import type { Client } from '../../../src/index.ts';
import { elementContract } from '../foundation/element-contract.ts';
import type { FoundationProbe } from '../foundation/probe.ts';
import '../foundation/probe.ts';

elementContract({
  tag: 'manual-order-provider',
  define: () => import('../../../components/provider/define.ts'),
  properties: () => ({ client: {} as Client, locale: 'ms', theme: 'dark' }),
  content: () => document.createElement('foundation-probe'),
  isShown: (element) => element.lang === 'ms' && (element.firstElementChild as FoundationProbe).current !== undefined,
  isContainer: true,
});
