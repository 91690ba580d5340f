import base from './web-test-runner.config.js';

/** What takes minutes: ten times as many hostile texts as in the daily run, and each step of the wizard and each state of the list in every language, light and dark. */
export default {
  ...base,
  files: ['test/elements/wizard/hostile-texts.test.ts', 'test/elements/wizard/wizard-accessibility.test.ts', 'test/elements/order-list/**/*.test.ts'],
  testsFinishTimeout: 1_800_000,
  testFramework: { config: { ...base.testFramework.config, timeout: 120_000 } },
  testRunnerHtml: (testFramework) => base.testRunnerHtml(testFramework).replace("NODE_ENV: 'development'", "NODE_ENV: 'development', RUN: 'long'"),
};
