# syntax=docker/dockerfile:1
# One image, four commands: api, worker, vault, and the command line. Nothing in it knows a secret.
FROM node:20.20-bookworm-slim AS build
WORKDIR /pacta
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
# Prisma's client, JavaScript, and the workflow bundle that every worker of this release runs.
RUN node src/local/build.mjs && npm prune --omit=dev --ignore-scripts

FROM node:20.20-bookworm-slim
ENV NODE_ENV=production \
    WORKFLOW_BUNDLE=/pacta/dist/workflow-bundle.js
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates tini \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o node -g node -m 0700 /data /data/files /data/checkpoints /run/pacta
WORKDIR /pacta
COPY --from=build /pacta/package.json ./
COPY --from=build /pacta/node_modules ./node_modules
COPY --from=build /pacta/prisma ./prisma
COPY --from=build /pacta/dist ./dist
USER node
EXPOSE 3000
ENTRYPOINT ["tini", "--", "node", "--enable-source-maps", "--min-semi-space-size=32", "--max-semi-space-size=32", "--initial-old-space-size=256", "--no-parallel-scavenge", "--no-flush-bytecode"]
CMD ["dist/src/api.js"]
