# Builds the image of any module: docker build --build-arg MODULE=gateway -t xeno-crm/gateway .
# Targets: service (the default) for deployed services, tools for the helpers of Docker Compose.
ARG JDK_IMAGE=eclipse-temurin:25.0.3_9-jdk-noble
ARG JRE_IMAGE=eclipse-temurin:25.0.3_9-jre-noble

# Builds all modules at once, so that all images share this stage.
FROM ${JDK_IMAGE} AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw -B -ntp -T1C package -Dmaven.test.skip=true -Dspotless.check.skip=true -pl '!deployment,!e2e-tests,!benchmarks,!simulation'

FROM ${JDK_IMAGE} AS unpacked
ARG MODULE
COPY --from=build /source/${MODULE}/target/${MODULE}-*-exec.jar /app.jar
RUN java -Djarmode=tools -jar /app.jar extract --layers --destination /layers
COPY --from=build /source/${MODULE}/src/main/ /source/
RUN grep -ohE '\$\{PORT:[0-9]+' -r /source/resources | grep -oE '[0-9]+' > /port

FROM ${JRE_IMAGE} AS base
ARG MODULE
ARG VERSION=1.0.0-SNAPSHOT
ARG COMMIT=unknown
LABEL org.opencontainers.image.title="Xeno CRM ${MODULE}" \
      org.opencontainers.image.description="Ingests customers and orders, selects audiences by rules and sends campaigns exactly once." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${COMMIT}" \
      org.opencontainers.image.licenses="MIT"
RUN groupadd --gid 10001 crm && useradd --uid 10001 --gid crm --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin crm \
    && mkdir -p /run/secrets /run/broker && chown crm:crm /run/secrets /run/broker
WORKDIR /app
COPY docker/jvm.options ./

# Helpers of Docker Compose (setup, demo, sign-in stand-in), each started by its main class.
FROM ${JDK_IMAGE} AS programs
WORKDIR /programs
COPY --from=build /source/demo/target/demo-*-exec.jar /programs.jar
RUN jar xf /programs.jar BOOT-INF

FROM base AS tools
COPY crm ./
COPY --from=programs /programs/BOOT-INF/lib/ ./lib/
COPY --from=programs /programs/BOOT-INF/classes/ ./classes/
USER 10001:10001
ENTRYPOINT ["java", "@/app/jvm.options", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp", "/app/classes:/app/lib/*"]

FROM base AS service
COPY docker/healthcheck ./
COPY --from=unpacked /port ./
COPY --from=unpacked /layers/dependencies/ ./
COPY --from=unpacked /layers/application/ ./
# Training run for the AOT cache: the context stops before the service connects to anything.
RUN CRM_LOCAL=true GOOGLE_CLIENT_ID=nobody GOOGLE_CLIENT_SECRET=nobody RABBITMQ_URI=amqp://127.0.0.1:1 \
    MONGO_URI='mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200' \
    java @/app/jvm.options -XX:AOTCacheOutput=/app/app.aot -Dspring.context.exit=onRefresh -jar /app/app.jar \
    && test -s /app/app.aot && test -s /app/port
USER 10001:10001
HEALTHCHECK --interval=5s --timeout=5s --start-period=180s --retries=6 CMD ["/app/healthcheck"]
ENTRYPOINT ["java", "@/app/jvm.options", "-XX:AOTCache=/app/app.aot", "-jar", "/app/app.jar"]
