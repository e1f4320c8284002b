package com.xenocrm.testkit.architecture;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Route of a service: method and path pattern. */
public record MappedRoute(String method, String pattern) {

    private static final Set<String> EVERY_METHOD = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** Returns all routes of the mappings: controllers, actuator, resources. Fails for an unknown kind of mapping. */
    public static List<MappedRoute> of(Collection<? extends HandlerMapping> mappings) {
        return mappings.stream().flatMap(MappedRoute::routes).distinct().toList();
    }

    /** Returns a path that matches the pattern. */
    public String path() {
        return pattern.replaceAll("\\{[^/]*}", "x").replace("**", "x/y").replace("*", "x");
    }

    private static Stream<MappedRoute> routes(HandlerMapping mapping) {
        return switch (mapping) {
            case RequestMappingInfoHandlerMapping controllers ->
                controllers.getHandlerMethods().keySet().stream().flatMap(MappedRoute::routes);
            case AbstractUrlHandlerMapping paths -> patterns(paths).flatMap(pattern -> routes(pattern, EVERY_METHOD));
            case RouterFunctionMapping functions when functions.getRouterFunction() == null -> Stream.of();
            default -> throw new AssertionError("Nobody knows what is mapped by " + mapping);
        };
    }

    private static Stream<String> patterns(AbstractUrlHandlerMapping paths) {
        Stream<String> root = paths.getRootHandler() == null ? Stream.of() : Stream.of("/");
        Stream<String> others = paths.getDefaultHandler() == null ? Stream.of() : Stream.of("/**");
        return Stream.of(root, others, paths.getHandlerMap().keySet().stream()).flatMap(patterns -> patterns);
    }

    private static Stream<MappedRoute> routes(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        Set<String> names = methods.isEmpty()
                ? EVERY_METHOD
                : methods.stream().map(Enum::name).collect(Collectors.toSet());
        return mapping.getPatternValues().stream().flatMap(pattern -> routes(pattern, names));
    }

    private static Stream<MappedRoute> routes(String pattern, Set<String> methods) {
        return methods.stream().map(method -> new MappedRoute(method, pattern));
    }
}
