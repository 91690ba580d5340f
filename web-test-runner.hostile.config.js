import base from './web-test-runner.config.js';

/** The wizard with ten times as many hostile texts as in the daily run. */
export default {
  ...base,
  files: 'test/elements/wizard/hostile-texts.test.ts',
  testsFinishTimeout: 1_800_000,
  testRunnerHtml: (testFramework) => base.testRunnerHtml(testFramework).replace("NODE_ENV: 'development'", "NODE_ENV: 'development', HOSTILE_TEXTS: '1000'"),
};
