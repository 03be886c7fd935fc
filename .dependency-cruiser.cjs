/** The table of rooms in docs/architecture.md as rules. tests/structure/ proves that each catches its violation. */
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    rule(
      "no-cycle",
      "Files that need each other are one file, or miss a third.",
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ["type-only"] },
      },
    ),
    rule(
      "routes-are-thin",
      "A route parses, calls the domain, answers.",
      { path: "^app/routes/" },
      {
        path: [
          "^app/platform/db/",
          "^app/platform/redis",
          "^app/domain/[^/]+/internal/",
          "^workers/",
          "node_modules/(@prisma|bullmq|ioredis)",
        ],
      },
    ),
    rule(
      "no-route-imports-a-route",
      "What two routes share belongs to ui or domain.",
      { path: "^app/routes/([^/]+/[a-z-]+)" },
      { path: "^app/routes/", pathNot: "^app/routes/$1" },
    ),
    rule(
      "ui-is-client-safe",
      "Components never reach the database or secrets.",
      { path: "^app/ui/" },
      {
        path: ["\\.server\\.tsx?$", "^app/platform/db/", "^app/http/", "^app/routes/", "^workers/"],
        dependencyTypesNot: ["type-only"],
      },
    ),
    rule(
      "domain-knows-no-edge",
      "Rules know neither HTTP, React, queues nor languages.",
      { path: "^app/domain/" },
      {
        path: [
          "^app/(routes|ui|http)/",
          "^app/i18n/",
          "^workers/",
          "node_modules/(@remix-run|react|react-dom|bullmq|express)/",
        ],
        dependencyTypesNot: ["type-only"],
      },
    ),
    rule(
      "internal-stays-inside",
      "app/domain/<cap>/internal is nobody else's.",
      { path: "^app/domain/([^/]+)/", pathNot: "^app/domain/[^/]+/internal/" },
      { path: "^app/domain/[^/]+/internal/", pathNot: "^app/domain/$1/internal/" },
    ),
    rule(
      "internal-is-not-for-the-edge",
      "Only the domain sees internals.",
      { path: "^(app/(routes|ui|http|i18n|platform)|workers|prisma)/" },
      { path: "^app/domain/[^/]+/internal/" },
    ),
    rule(
      "platform-knows-no-capability",
      "The machine room does not know what it is used for.",
      { path: "^app/platform/" },
      { path: ["^app/(routes|ui|http|domain|i18n)/", "^workers/"] },
    ),
    rule(
      "http-has-no-rules",
      "The edge calls the domain's public files only.",
      { path: "^app/http/" },
      { path: ["^app/(routes|ui)/", "^workers/"] },
    ),
    rule(
      "workers-call-the-domain",
      "A job is a wake-up for a domain command.",
      { path: "^workers/" },
      { path: ["^app/(routes|ui|http)/"] },
    ),
    rule(
      "bullmq-only-in-workers",
      "Queues are the workers' business.",
      { path: "^app/" },
      { path: "node_modules/bullmq/" },
    ),
    rule(
      "one-prisma-client",
      "The client is built in app/platform/db only.",
      { path: "^(app|workers|prisma)/", pathNot: "^app/platform/(db/|ctx)" },
      { path: ["^app/platform/db/client/", "node_modules/@prisma/"], dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "no-dev-packages",
      "What runs in production is a dependency.",
      { path: "^(app|workers)/", pathNot: "^app/http/server/create-app" },
      {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: ["node_modules/@types/", "node_modules/@remix-run/route-config"],
      },
    ),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^app/platform/db/client/"] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: "specify",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".json"],
    },
  },
};
