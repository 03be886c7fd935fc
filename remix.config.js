/** The Remix options, one truth: vite.config.ts passes them to the plugin. */
export default {
  appDirectory: "app",
  ignoredRouteFiles: ["**/*"],
  serverBuildFile: "index.js",
  serverModuleFormat: "esm",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: true,
    v3_singleFetch: true,
    v3_routeConfig: true,
  },
};
