package com.xenocrm.webhook.http;

/**
 * Answer to a request.
 *
 * @param body its beginning as UTF-8
 * @param whole whether the body is complete
 * @param retryAfter header of that name; empty without one
 */
public record HttpAnswer(int status, String body, boolean whole, String retryAfter) {}
