package com.xenocrm.deployment.check;

import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.xenocrm.deployment.manifest.Overlay;
import com.xenocrm.deployment.manifest.StrictTypes;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests that each check reports its error: one change of {@code production-full}, one error. */
class ChecksTest {

    private static final String MANIFEST = Overlay.text("production-full");

    private static final Named<Function<Overlay, List<String>>> SHAPE = Named.of(
            "shape",
            overlay -> overlay.documents().stream()
                    .flatMap(document -> StrictTypes.faults(document).stream())
                    .toList());
    private static final Named<Function<Overlay, List<String>>> SELECTORS =
            Named.of("selectors", SelectorChecks::faults);
    private static final Named<Function<Overlay, List<String>>> REFERENCES =
            Named.of("references", ReferenceChecks::faults);
    private static final Named<Function<Overlay, List<String>>> CONTAINERS =
            Named.of("containers", ContainerChecks::faults);
    private static final Named<Function<Overlay, List<String>>> CODE = Named.of("code", CodeChecks::faults);
    private static final Named<Function<Overlay, List<String>>> SECRETS = Named.of("secrets", SecretChecks::faults);
    private static final Named<Function<Overlay, List<String>>> SCALING = Named.of("scaling", ScalingChecks::faults);

    private static final String READINESS = """
                    readinessProbe:
                      failureThreshold: 2
                      httpGet:
                        path: /actuator/health/readiness
                        port: http
                      periodSeconds: 5
                      timeoutSeconds: 5
            """;

    static List<Arguments> mistakes() {
        return List.of(
                in(SHAPE, "property 'minReplicas' is not defined", "minReplicaCount: 2", "minReplicas: 2"),
                in(SHAPE, "readOnlyRootFileSystem", "readOnlyRootFilesystem:", "readOnlyRootFileSystem:"),
                in(SHAPE, "Cannot coerce String value", "PeriodSeconds: 90", "PeriodSeconds: sixty"),
                in(
                        SHAPE,
                        "nobody knows the kind keda.sh/v2",
                        "keda.sh/v1alpha1\nkind: Scaled",
                        "keda.sh/v2\nkind: Odd"),
                in(
                        SELECTORS,
                        "Service gateway means []",
                        "selector:\n    app.kubernetes.io/name: gateway",
                        "selector:\n    app.kubernetes.io/name: gatway"),
                in(SELECTORS, "leads to a port that is not there", "targetPort: http", "targetPort: web"),
                in(SELECTORS, "has not one PodDisruptionBudget", "kind: PodDisruptionBudget", "kind: Namespace\n#"),
                in(
                        REFERENCES,
                        "A scaler scales nobody: orders-consumer",
                        "  scaleTargetRef:\n    name: order-consumer",
                        "  scaleTargetRef:\n    name: orders-consumer"),
                in(
                        REFERENCES,
                        "means nobody by {app.kubernetes.io/name=front}",
                        "- podSelector:\n        matchLabels:\n          app.kubernetes.io/name: gateway",
                        "- podSelector:\n        matchLabels:\n          app.kubernetes.io/name: front"),
                in(
                        REFERENCES,
                        "PodMonitor: gateway has no port scrape",
                        "port: metrics\n  selector:",
                        "port: scrape\n  selector:"),
                in(CONTAINERS, "lacks a request or a limit", "limits:\n            cpu: '2'\n", "limits:\n"),
                in(CONTAINERS, "is not restricted", "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false"),
                in(CONTAINERS, "is not restricted", "runAsNonRoot: true", "runAsNonRoot: false"),
                in(CONTAINERS, "lacks a probe", READINESS, ""),
                in(CONTAINERS, "has an image that may change", "gateway:1.0.0", "gateway:latest"),
                in(CODE, "order-consumer listens on 8084", "containerPort: 8084", "containerPort: 8094"),
                in(CODE, "is asked for its startup at /actuator/health/start", "health/startup", "health/start"),
                in(CODE, "gateway does not read INGEST_API_URL", "INGESTION_API_URL", "INGEST_API_URL"),
                in(
                        CODE,
                        "gateway is sent to nobody by AI_SERVICE_URL",
                        "http://ai-service:8087",
                        "http://ai-service:8078"),
                in(CODE, "gateway is not given JWT_SECRET", "- name: JWT_SECRET\n", "- name: UNSUBSCRIBE_SECRET\n"),
                in(CODE, "is killed before it has ended", "GracePeriodSeconds: 90", "GracePeriodSeconds: 60"),
                in(CODE, "gateway shows its metrics at 9092", "METRICS_PORT: '9464'", "METRICS_PORT: '9092'"),
                in(CODE, "has too little memory for its JVM", "memory: 768Mi", "memory: 512Mi"),
                in(
                        CODE,
                        "and its label xeno-crm/rabbitmq disagree",
                        "xeno-crm/rabbitmq: client\n    spec",
                        "xeno-crm/rabbitmq: no\n    spec"),
                in(SECRETS, "does not know crm-generated/SESSION_SECRET", "key: JWT_SECRET", "key: SESSION_SECRET"),
                in(SECRETS, "holds a password", "http://ai-service:8087", "http://user:secret@ai-service:8087"),
                in(
                        SCALING,
                        "delivery-consumer reads",
                        "queueName: crm.delivery-receipt-received.delivery-consumer",
                        "queueName: crm.order-received.order-consumer"),
                in(
                        SCALING,
                        "gateway is scaled by two hands",
                        "spec:\n  minReadySeconds",
                        "spec:\n  replicas: 2\n  minReadySeconds"),
                in(
                        SCALING,
                        "There is no TriggerAuthentication broker",
                        "authenticationRef:\n      name: rabbitmq",
                        "authenticationRef:\n      name: broker"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void sees(Function<Overlay, List<String>> check, String complaint, String right, String wrong) {
        assertThat(MANIFEST).contains(right);

        List<String> faults = check.apply(Overlay.parse("mistaken", first(right, wrong)));

        assertThat(faults).anyMatch(fault -> fault.contains(complaint));
    }

    private static String first(String right, String wrong) {
        int at = MANIFEST.indexOf(right);
        return MANIFEST.substring(0, at) + wrong + MANIFEST.substring(at + right.length());
    }

    private static Arguments in(
            Named<Function<Overlay, List<String>>> check, String complaint, String right, String wrong) {
        return Arguments.of(check, complaint, right, wrong);
    }
}
