import * as sdk from '../../../src/index.ts';

Object.assign(globalThis, { sdk });
globalThis.dispatchEvent(new Event('sdk'));
