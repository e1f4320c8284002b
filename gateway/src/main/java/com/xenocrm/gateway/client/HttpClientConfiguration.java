package com.xenocrm.gateway.client;

import java.time.Duration;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

import com.xenocrm.gateway.route.RouteSettings;

/** Pooled HTTP client for the services; passes requests and answers on unchanged. */
@Configuration(proxyBeanMethods = false)
class HttpClientConfiguration {

    private static final TimeValue CHECKED_WHEN_IDLE_FOR = TimeValue.ofSeconds(1);
    private static final TimeValue CLOSED_WHEN_IDLE_FOR = TimeValue.ofSeconds(15);

    @Bean
    LiveStreams liveStreams() {
        return new LiveStreams();
    }

    @Bean
    CloseableHttpClient servicesHttpClient(RouteSettings settings, LiveStreams liveStreams) {
        RouteSettings.Proxy proxy = settings.proxy();
        int services = settings.services().size();
        EarlyAnswerStrategy earlyAnswers = new EarlyAnswerStrategy();
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(hearing(earlyAnswers))
                .setMaxConnPerRoute(proxy.connectionsPerService())
                .setMaxConnTotal(proxy.connectionsPerService() * services)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(proxy.connectTimeout()))
                        .setSocketTimeout(timeout(proxy.responseTimeout()))
                        .setValidateAfterInactivity(CHECKED_WHEN_IDLE_FOR)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy(earlyAnswers)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(proxy.poolTimeout()))
                        .setResponseTimeout(timeout(proxy.responseTimeout()))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .evictIdleConnections(CLOSED_WHEN_IDLE_FOR)
                .addExecInterceptorLast("live-streams", liveStreams)
                .addExecInterceptorLast("whole-bodies", new TruncatedBodyInterceptor())
                .setRetryStrategy(new SafeRetryStrategy())
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    @Bean
    ClientHttpRequestFactory servicesRequestFactory(CloseableHttpClient servicesHttpClient) {
        return new HttpComponentsClientHttpRequestFactory(servicesHttpClient);
    }

    /** Stops sending a body when the service answers before its end. */
    static ManagedHttpClientConnectionFactory hearing(EarlyAnswerStrategy earlyAnswers) {
        return ManagedHttpClientConnectionFactory.builder()
                .responseOutOfOrderStrategy(earlyAnswers)
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
