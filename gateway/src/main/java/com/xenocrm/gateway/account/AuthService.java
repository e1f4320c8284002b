package com.xenocrm.gateway.account;

import java.util.Map;
import java.util.Optional;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import com.xenocrm.gateway.identity.Identity;
import com.xenocrm.gateway.identity.UserProvisioning;
import com.xenocrm.gateway.internaltoken.InternalTokens;

/** Client of auth-service for the gateway's own calls. */
final class AuthService implements UserProvisioning {

    private static final String NAME = "auth-service";

    private final RestClient http;
    private final InternalTokens tokens;

    AuthService(RestClient http, InternalTokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    @Override
    public boolean provision(String idToken) {
        try {
            post("/auth/users", Optional.empty())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("idToken", idToken))
                    .retrieve()
                    .toBodilessEntity();
            return true;
        } catch (HttpClientErrorException refused) {
            return false;
        } catch (RestClientException away) {
            throw new Unavailable(away);
        }
    }

    /** Returns the next cookie of the caller's session; throws if there is none. */
    Optional<String> nextCookie(Identity caller) {
        HttpHeaders answer = post("/auth/refresh", Optional.of(caller))
                .retrieve()
                .toBodilessEntity()
                .getHeaders();
        return Optional.ofNullable(answer.getFirst(HttpHeaders.SET_COOKIE));
    }

    private RestClient.RequestBodySpec post(String path, Optional<Identity> caller) {
        return http.post().uri(path).headers(headers -> headers.setBearerAuth(tokens.of(caller, NAME)));
    }
}
