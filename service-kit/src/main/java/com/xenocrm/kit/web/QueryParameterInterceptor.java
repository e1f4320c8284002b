package com.xenocrm.kit.web;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Rejects query parameters of a GET route with a 400 that would otherwise be ignored or misread: unknown ones, those given
 * more than once, and numbers that are not plain, as Spring reads {@code 010} as eight.
 */
final class QueryParameterInterceptor implements HandlerInterceptor {

    private static final Pattern NUMBER = Pattern.compile("\\s*(?:-?(?:0|[1-9][0-9]*))?\\s*");

    private final Map<HandlerMethod, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET") && handler instanceof HandlerMethod method) {
            Map<String, Class<?>> types = known.computeIfAbsent(method, QueryParameterInterceptor::types);
            List<FieldProblem> problems = new TreeMap<>(request.getParameterMap())
                    .entrySet().stream()
                            .flatMap(given -> Stream.ofNullable(fault(types.get(given.getKey()), given.getValue()))
                                    .map(fault -> new FieldProblem(given.getKey(), fault)))
                            .toList();
            if (!problems.isEmpty()) {
                throw Refusal.invalid(problems);
            }
        }
        return true;
    }

    private static @Nullable String fault(@Nullable Class<?> type, String[] values) {
        if (type == null) {
            return "is not a parameter of this route";
        }
        if (values.length > 1) {
            return "is given more than once";
        }
        return type == int.class && !NUMBER.matcher(values[0]).matches() ? ErrorAdvice.WRONG_TYPE : null;
    }

    private static Map<String, Class<?>> types(HandlerMethod method) {
        return Arrays.stream(method.getMethod().getParameters())
                .filter(parameter -> annotation(parameter) != null)
                .collect(Collectors.toUnmodifiableMap(QueryParameterInterceptor::name, Parameter::getType));
    }

    private static String name(Parameter parameter) {
        String name = Objects.requireNonNull(annotation(parameter)).name();
        return name.isEmpty() ? parameter.getName() : name;
    }

    private static @Nullable RequestParam annotation(Parameter parameter) {
        return AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class);
    }
}
