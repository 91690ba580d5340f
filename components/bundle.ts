// Everything in one file for a page without a build: it defines the elements and gives what a page calls.
import './define.ts';

export * from './index.ts';
export { createClient, isApiError } from '../src/index.ts';
