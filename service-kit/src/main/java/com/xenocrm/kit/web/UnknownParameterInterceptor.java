package com.xenocrm.kit.web;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Rejects a query parameter that a GET route does not know with a 400, because a misspelled filter would otherwise be
 * ignored.
 */
final class UnknownParameterInterceptor implements HandlerInterceptor {

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET") && handler instanceof HandlerMethod method) {
            Set<String> names = known.computeIfAbsent(method, UnknownParameterInterceptor::names);
            List<FieldProblem> unknown = request.getParameterMap().keySet().stream()
                    .filter(name -> !names.contains(name))
                    .sorted()
                    .map(name -> new FieldProblem(name, "is not a parameter of this route"))
                    .toList();
            if (!unknown.isEmpty()) {
                throw Refusal.invalid(unknown);
            }
        }
        return true;
    }

    private static Set<String> names(HandlerMethod method) {
        return Arrays.stream(method.getMethod().getParameters())
                .map(UnknownParameterInterceptor::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(Parameter parameter) {
        @Nullable RequestParam annotation = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class);
        if (annotation == null) {
            return "";
        }
        return annotation.name().isEmpty() ? parameter.getName() : annotation.name();
    }
}
