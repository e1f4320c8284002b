package com.xenocrm.gateway.rate;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import com.xenocrm.gateway.identity.Identity;
import com.xenocrm.gateway.rate.RateLimitFilter.Counted;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;
import com.xenocrm.kit.mongo.TimeLimitedMongo;
import com.xenocrm.kit.web.EnvelopeWriter;

/** Rate limits: addresses are counted before anything else, identities as soon as they are known. */
@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {

    private static final int BEFORE_SECURITY = Ordered.HIGHEST_PRECEDENCE + 1_000;
    private static final int AFTER_SECURITY = 0;

    /** Longest wait for the shared buckets; a request without an answer is let through. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();
    private static final RequestMatcher RECEIPT = new OrRequestMatcher(
            PATHS.matcher(HttpMethod.POST, "/api/receipt"), PATHS.matcher(HttpMethod.POST, "/api/receipt/*"));
    private static final RequestMatcher SIGN_IN = new OrRequestMatcher(
            PATHS.matcher("/auth/google/**"), PATHS.matcher("/api/auth/google"), PATHS.matcher("/auth/users"));

    @Bean
    FilterRegistrationBean<RateLimitFilter> addressRate(
            RateLimitSettings settings, RateLimiter rates, RateLimitMetrics refusals, EnvelopeWriter envelope) {
        RateLimit address = new RateLimit("address", settings.address());
        RateLimit signIn = new RateLimit("sign-in", settings.signIn());
        RateLimit receipts = new RateLimit("receipts", settings.receipts());
        Stream.of(address, signIn, receipts).forEach(refusals::show);
        return filter(
                "address rate",
                new RateLimitFilter(
                        request -> {
                            RateLimit own = SIGN_IN.matches(request) ? signIn : address;
                            return Optional.of(
                                    new Counted(RECEIPT.matches(request) ? receipts : own, request.getRemoteAddr()));
                        },
                        rates,
                        refusals,
                        envelope),
                BEFORE_SECURITY);
    }

    @Bean
    FilterRegistrationBean<RateLimitFilter> identityRate(
            RateLimitSettings settings, RateLimiter rates, RateLimitMetrics refusals, EnvelopeWriter envelope) {
        RateLimit identity = new RateLimit("identity", settings.identity());
        refusals.show(identity);
        return filter(
                "identity rate",
                new RateLimitFilter(_ -> caller().map(id -> new Counted(identity, id)), rates, refusals, envelope),
                AFTER_SECURITY);
    }

    @Bean
    SharedBuckets sharedBuckets(
            MongoClient client, MongoDatabaseFactory databases, MongoConverter converter, Clock clock) {
        return new SharedBuckets(TimeLimitedMongo.of(client, databases, converter, LONGEST_WAIT), clock);
    }

    @Bean
    Migrations rateMigrations() {
        return Migrations.of(Migration.index(
                "rate-limits-0001-expiry",
                CollectionIndex.on(SharedBuckets.COLLECTION, SharedBuckets.EXPIRES_AT)
                        .asExpiring()));
    }

    private static Optional<String> caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Identity identity
                ? Optional.of(identity.userId())
                : Optional.empty();
    }

    private static FilterRegistrationBean<RateLimitFilter> filter(String name, RateLimitFilter filter, int order) {
        FilterRegistrationBean<RateLimitFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.setOrder(order);
        return registration;
    }
}
