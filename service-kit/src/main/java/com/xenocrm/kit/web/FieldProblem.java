package com.xenocrm.kit.web;

/** Validation error of one field; {@code field} is its path in the request, such as {@code rules[0].operator}. */
public record FieldProblem(String field, String message) {}
