import base from './web-test-runner.config.js';

/** What takes minutes: many more hostile texts than in the daily run, each step of the wizard in every language, light and dark, and whatever can go wrong at every place. */
export default {
  ...base,
  files: ['test/elements/wizard/hostile-texts.test.ts', 'test/elements/wizard/wizard-accessibility.test.ts', 'test/elements/**/*-faults.test.ts'],
  testsFinishTimeout: 1_800_000,
  testRunnerHtml: (testFramework) => base.testRunnerHtml(testFramework).replace("NODE_ENV: 'development'", "NODE_ENV: 'development', RUN: 'long'"),
};
