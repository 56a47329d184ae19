/** A file that is served as it is: its address. */
declare module "*.woff2" {
  const url: string;
  export default url;
}
