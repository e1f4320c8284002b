package com.xenocrm.kit.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;

import com.xenocrm.kit.outage.Outages;
import com.xenocrm.kit.outage.OverloadedException;

/** Maps every exception to the envelope. Unexpected ones are logged and answered without details. */
@RestControllerAdvice
public class ErrorAdvice {

    static final String WRONG_TYPE = "has a value of the wrong type";

    private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<Envelope<Object>> refusal(Refusal refusal) {
        return answer(refusal.status(), refusal.code(), refusal.reason(), refusal.data());
    }

    @ExceptionHandler
    ResponseEntity<Envelope<Object>> unreadable(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case DatabindException wrong
            when !wrong.getPath().isEmpty() -> {
                var problem = new FieldProblem(path(wrong), WRONG_TYPE);
                yield answer(
                        HttpStatus.BAD_REQUEST,
                        "VALIDATION_FAILED",
                        problem.field() + ": " + problem.message(),
                        Map.of("errors", List.of(problem)));
            }
            case JacksonException malformed -> malformed(malformed.getLocation());
            case null, default -> answer(HttpStatus.BAD_REQUEST, "MALFORMED_JSON", "A JSON body is required", null);
        };
    }

    @ExceptionHandler
    ResponseEntity<Envelope<Object>> badParameter(MethodArgumentTypeMismatchException mismatch) {
        return refusal(Refusal.invalid(mismatch.getName(), WRONG_TYPE));
    }

    @ExceptionHandler
    ResponseEntity<Envelope<Object>> missingParameter(MissingServletRequestParameterException missing) {
        return refusal(Refusal.invalid(missing.getParameterName(), "is required"));
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<Envelope<Object>> unknownRoute() {
        return answer(HttpStatus.NOT_FOUND, "ROUTE_NOT_FOUND", "There is nothing at this address", null);
    }

    @ExceptionHandler
    ResponseEntity<Envelope<Object>> wrongMethod(HttpRequestMethodNotSupportedException wrong) {
        HttpHeaders headers = new HttpHeaders();
        Optional.ofNullable(wrong.getSupportedHttpMethods()).ifPresent(headers::setAllow);
        var body =
                Envelope.refused(wrong.getMethod() + " is not supported at this address", "METHOD_NOT_ALLOWED", null);
        return new ResponseEntity<>(body, headers, HttpStatus.METHOD_NOT_ALLOWED);
    }

    @ExceptionHandler
    ResponseEntity<Envelope<Object>> wrongContentType(HttpMediaTypeNotSupportedException wrong) {
        String wanted = wrong.getSupportedMediaTypes().isEmpty()
                ? MediaType.APPLICATION_JSON_VALUE
                : MediaType.toString(wrong.getSupportedMediaTypes());
        return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", "Send the body as " + wanted, null);
    }

    @ExceptionHandler
    ResponseEntity<Envelope<Object>> notAcceptable(HttpMediaTypeNotAcceptableException wrong) {
        return answer(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE", "Only JSON is served at this address", null);
    }

    @ExceptionHandler
    ResponseEntity<Envelope<Object>> overloaded(OverloadedException overloaded) {
        return unavailable("OVERLOADED", overloaded.reason());
    }

    @ExceptionHandler
    ResponseEntity<Envelope<Object>> unexpected(RuntimeException exception, HttpServletRequest request) {
        if (Outages.isOutage(exception)) {
            log.warn("Broker or database is unavailable", exception);
            return unavailable();
        }
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        log.error("{} {} failed", request.getMethod(), route, exception);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", "Something went wrong on our side", null);
    }

    /** Returns a 503 with {@code Retry-After}. */
    static ResponseEntity<Envelope<Object>> unavailable() {
        return unavailable("SERVICE_UNAVAILABLE", "The service is not available right now; try again in a few seconds");
    }

    private static ResponseEntity<Envelope<Object>> unavailable(String code, String message) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(Envelope.refused(message, code, null));
    }

    private static ResponseEntity<Envelope<Object>> malformed(@Nullable TokenStreamLocation at) {
        if (at == null) {
            return answer(HttpStatus.BAD_REQUEST, "MALFORMED_JSON", "The body is not valid JSON", null);
        }
        return answer(
                HttpStatus.BAD_REQUEST,
                "MALFORMED_JSON",
                "The body is not valid JSON: line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
                Map.of("line", at.getLineNr(), "column", at.getColumnNr()));
    }

    private static String path(DatabindException wrong) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : wrong.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static ResponseEntity<Envelope<Object>> answer(
            HttpStatus status, String code, String message, @Nullable Object data) {
        return ResponseEntity.status(status).body(Envelope.refused(message, code, data));
    }
}
