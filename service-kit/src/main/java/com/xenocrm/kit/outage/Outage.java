package com.xenocrm.kit.outage;

/** Marks exceptions that report an unavailable broker or database; the caller gets a 503. */
public interface Outage {}
