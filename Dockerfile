# One image for the gateway and every subgraph; docker-compose.yml gives each its command.
# Debian, since the query planner has no build for musl.
FROM node:24-bookworm-slim
WORKDIR /hub
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
USER node
ENV NODE_ENV=production
CMD ["npm", "run", "-s", "gateway"]
