declare module '*.mdx' {
  /** A page of documentation, as a component that Storybook renders. */
  const page: (properties: Record<string, unknown>) => unknown;
  export default page;
}
