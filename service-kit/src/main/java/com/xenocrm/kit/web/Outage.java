package com.xenocrm.kit.web;

/** Marks exceptions that report an unavailable broker or database; the caller gets a 503. */
public interface Outage {}
