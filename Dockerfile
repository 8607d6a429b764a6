# One image for the API, the worker and the migration job; which one runs is the command's choice.
FROM node:24.21.0-bookworm-slim AS build
# The compilers come as optional packages of the platform; the image that runs keeps none of them.
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
CMD ["node", "dist/server/api.js"]
