package com.xenocrm.kit.idempotency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.BodyLimitFilter;
import com.xenocrm.kit.web.EnvelopeWriter;
import com.xenocrm.kit.web.Refusal;
import com.xenocrm.kit.web.StreamingRoutes;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Tests two replicas, each with its own filters, on one database. */
class IdempotencyFilterTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final HandlerExceptionResolver STATUS_ONLY = (_, response, _, refusal) -> {
        response.setStatus(((Refusal) refusal).status().value());
        return new ModelAndView();
    };

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final MongoTemplate mongo = new MongoTemplate(CLIENT, TestMongo.newDatabase("idempotency"));
    private final IdempotencyFilter one = replica();
    private final IdempotencyFilter other = replica();
    private final AtomicInteger done = new AtomicInteger();

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void tellsEveryReplicaThatTheFirstRequestIsStillRunningAndThenItsAnswer() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch going = new CountDownLatch(1);
        FilterChain slow = (_, response) -> {
            started.countDown();
            awaitLatch(going);
            answer(response, 202);
        };

        MockHttpServletResponse first;
        MockHttpServletResponse inFlight;
        MockHttpServletResponse otherBody;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<MockHttpServletResponse> running = threads.submit(() -> send(one, request("k", "body"), slow));
            awaitLatch(started);
            inFlight = send(other, request("k", "body"), this::accept);
            otherBody = send(other, request("k", "another"), this::accept);
            going.countDown();
            first = running.get();
        }
        MockHttpServletResponse replayed = send(other, request("k", "body"), this::accept);

        assertThat(inFlight.getStatus()).isEqualTo(409);
        assertThat(inFlight.getHeader("Retry-After")).isEqualTo("1");
        assertThat(otherBody.getStatus()).isEqualTo(422);
        assertThat(replayed.getStatus()).isEqualTo(202);
        assertThat(replayed.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(replayed.getContentAsString())
                .isEqualTo(first.getContentAsString())
                .isEqualTo("done 1");
        assertThat(send(other, request("k", "another"), this::accept).getStatus())
                .isEqualTo(422);
    }

    @Test
    void doesOneOfManyRequestsThatReachTwoReplicasAtOnce() throws Exception {
        List<Callable<MockHttpServletResponse>> requests = IntStream.range(0, 20)
                .<Callable<MockHttpServletResponse>>mapToObj(
                        i -> () -> send(i % 2 == 0 ? one : other, request("k", "body"), this::accept))
                .toList();

        List<Future<MockHttpServletResponse>> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(requests);
        }

        assertThat(done).hasValue(1);
        assertThat(answers).extracting(answer -> answer.resultNow().getStatus()).isSubsetOf(202, 409);
    }

    @Test
    void doesWhatADeadReplicaHadBegunAfterAMinute() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        FilterChain endless = (_, _) -> {
            begun.countDown();
            awaitLatch(new CountDownLatch(1));
        };

        int soon;
        int later;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<MockHttpServletResponse> dead = threads.submit(() -> send(one, request("k", "body"), endless));
            awaitLatch(begun);
            soon = send(other, request("k", "body"), this::accept).getStatus();
            clock.advance(Duration.ofSeconds(61));
            later = send(other, request("k", "body"), this::accept).getStatus();
            dead.cancel(true);
        }

        assertThat(soon).isEqualTo(409);
        assertThat(later).isEqualTo(202);
        assertThat(send(other, request("k", "body"), this::accept).getContentAsString())
                .isEqualTo("done 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void doesAnewWhatWasToldToComeAgain(int status) throws Exception {
        MockHttpServletResponse away = send(one, request("k", "body"), (_, response) -> answer(response, status));

        MockHttpServletResponse again = send(other, request("k", "body"), this::accept);

        assertThat(away.getStatus()).isEqualTo(status);
        assertThat(again.getStatus()).isEqualTo(202);
        assertThat(again.getHeader("Idempotency-Replayed")).isNull();
    }

    @Test
    void doesAnewWhatHasThrown() throws Exception {
        Throwable failure = catchThrowable(() -> send(one, request("k", "body"), (_, _) -> {
            throw new ServletException("broken");
        }));

        assertThat(failure).isInstanceOf(ServletException.class);
        assertThat(send(other, request("k", "body"), this::accept).getStatus()).isEqualTo(202);
    }

    @Test
    void repeatsARefusal() throws Exception {
        send(one, request("k", "body"), (_, response) -> answer(response, 400));

        MockHttpServletResponse again = send(other, request("k", "body"), this::accept);

        assertThat(again.getStatus()).isEqualTo(400);
        assertThat(done).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"u2, POST, /orders", "u1, PUT, /orders", "u1, DELETE, /orders", "u1, POST, /customers"})
    void keepsCallersMethodsAndRoutesApart(String caller, String method, String path) throws Exception {
        send(one, request("k", "body"), this::accept);
        MockHttpServletRequest request = request("k", "body");
        request.setMethod(method);
        request.setRequestURI(path);
        request.setUserPrincipal(() -> caller);

        MockHttpServletResponse answer = send(other, request, this::accept);

        assertThat(answer.getContentAsString()).isEqualTo("done 2");
    }

    @Test
    void honoursTheKeyOfADeletion() throws Exception {
        MockHttpServletRequest request = request("k", "");
        request.setMethod("DELETE");

        send(one, request, this::accept);
        MockHttpServletResponse again = send(other, request, this::accept);

        assertThat(again.getContentAsString()).isEqualTo("done 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "ümlaut"})
    void refusesAKeyThatIsNone(String key) throws Exception {
        MockHttpServletResponse answer = send(one, request(key, "body"), this::accept);

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(done).hasValue(0);
    }

    private IdempotencyFilter replica() {
        return new IdempotencyFilter(new IdempotencyKeys(mongo, clock, IdGenerator.random()), STATUS_ONLY);
    }

    private void accept(ServletRequest request, ServletResponse response) throws IOException {
        answer(response, 202);
    }

    private void answer(ServletResponse response, int status) throws IOException {
        ((HttpServletResponse) response).setStatus(status);
        response.getWriter().write("done " + done.incrementAndGet());
    }

    private static MockHttpServletRequest request(String key, String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/orders");
        request.setUserPrincipal(() -> "u1");
        request.addHeader(IdempotencyFilter.HEADER, key);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private static MockHttpServletResponse send(
            IdempotencyFilter replica, MockHttpServletRequest request, FilterChain work)
            throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new BodyLimitFilter(new EnvelopeWriter(JsonMapper.shared()), StreamingRoutes.NONE)
                .doFilter(request, response, (buffered, out) -> replica.doFilter(buffered, out, work));
        return response;
    }

    private static void awaitLatch(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
