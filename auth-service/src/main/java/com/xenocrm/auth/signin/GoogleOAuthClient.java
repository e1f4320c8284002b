package com.xenocrm.auth.signin;

import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

import com.xenocrm.accountdata.google.GoogleUnavailableException;

/** Client of Google in the authorization code flow: authorization request, and exchange of a code for an ID token. */
final class GoogleOAuthClient {

    private static final Logger log = LoggerFactory.getLogger(GoogleOAuthClient.class);

    private final ClientRegistration registration;
    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens;

    GoogleOAuthClient(
            ClientRegistration registration,
            OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens) {
        this.registration = registration;
        this.requests =
                new DefaultOAuth2AuthorizationRequestResolver(new InMemoryClientRegistrationRepository(registration));
        this.tokens = tokens;
    }

    /** Creates an authorization request, with state, nonce and PKCE challenge. */
    OAuth2AuthorizationRequest authorizationRequest(HttpServletRequest request) {
        return Objects.requireNonNull(requests.resolve(request, registration.getRegistrationId()));
    }

    /**
     * Exchanges a code for an ID token; empty if Google refuses the code.
     *
     * @param codeVerifier null for a code that Google's script requested
     */
    Optional<String> idToken(String code, String redirectUri, @Nullable String codeVerifier) {
        if (code.isBlank()) {
            return Optional.empty();
        }
        OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(redirectUri)
                .attributes(attributes -> {
                    if (codeVerifier != null) {
                        attributes.put(PkceParameterNames.CODE_VERIFIER, codeVerifier);
                    }
                })
                .build();
        OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(redirectUri)
                .build();
        return exchange(new OAuth2AuthorizationCodeGrantRequest(
                registration, new OAuth2AuthorizationExchange(request, response)));
    }

    private Optional<String> exchange(OAuth2AuthorizationCodeGrantRequest grant) {
        try {
            Object idToken =
                    tokens.getTokenResponse(grant).getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
            return idToken instanceof String text ? Optional.of(text) : Optional.empty();
        } catch (OAuth2AuthorizationException refused) {
            if (refused.getCause() instanceof ResourceAccessException
                    || refused.getCause() instanceof HttpServerErrorException) {
                throw new GoogleUnavailableException(refused);
            }
            log.info("Google refused a code: {}", refused.getError().getErrorCode());
            return Optional.empty();
        }
    }
}
