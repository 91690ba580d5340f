// The platform-free core of tus-js-client: what the package's own entries wrap with a choice of HTTP and file readers.
declare module 'tus-js-client/lib/upload.js' {
  export { Upload as default } from 'tus-js-client';
}
