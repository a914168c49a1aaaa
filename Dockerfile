# Haizen: pages, API and worker in one image. HAIZEN_ROLE decides what a container does.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
# Installs the locked packages, generates the Prisma client and builds the pages, as `npm start` would.
RUN node lib/launch/bootstrap.js generate-client \
  && node lib/launch/bootstrap.js build \
  && npm prune --omit=dev --omit=optional --no-audit --no-fund

# Without optional packages: neither Next's compiler nor the embedded Postgres of the trial, so set DATABASE_URL.
FROM node:24-bookworm-slim
ENV NODE_ENV=production HAIZEN_HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build --chown=node:node /app /app
USER node
EXPOSE 3000
# Web containers only: compose.yaml gives workers a check of their own.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "lib/launch/check-health.js"]
CMD ["node", "lib/launch/bootstrap.js", "start"]
