// The part of mocha's browser interface that the runner puts on the page and the element tests use.
interface MochaContext {
  timeout(timeoutMs: number): void;
}
type MochaBody = (this: MochaContext) => void | Promise<void>;

declare function describe(title: string, body: (this: MochaContext) => void): void;
declare function it(title: string, body: MochaBody): void;
declare function before(body: MochaBody): void;
declare function beforeEach(body: MochaBody): void;
declare function after(body: MochaBody): void;
declare function afterEach(body: MochaBody): void;
