import base from './web-test-runner.config.js';

/**
 * What takes minutes: many more hostile texts than in the daily run, each step of the wizard and each state of the detail, the tracker
 * and the list in every language, light and dark, and whatever can go wrong at every place.
 */
export default {
  ...base,
  files: [
    'test/elements/wizard/hostile-texts.test.ts', 'test/elements/wizard/wizard-accessibility.test.ts', 'test/elements/order-detail/states.test.ts', 'test/elements/status-tracker/states.test.ts',
    'test/elements/order-list/**/*.test.ts', 'test/elements/**/*-faults.test.ts', 'test/elements/item-picker/journey.test.ts',
  ],
  testsFinishTimeout: 1_800_000,
  testFramework: { config: { ...base.testFramework.config, timeout: 120_000 } },
  testRunnerHtml: (testFramework) => base.testRunnerHtml(testFramework).replace("NODE_ENV: 'development'", "NODE_ENV: 'development', RUN: 'long'"),
};
