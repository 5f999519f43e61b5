/** The address that the bundler gives a file of its own. */
declare module '*?url' {
  const address: string;
  export { address as default };
}
