package com.xenocrm.kit.web;

/** What is wrong with one field; {@code field} is its path in the request, such as {@code rules[0].operator}. */
public record FieldProblem(String field, String message) {}
