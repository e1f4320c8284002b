package com.xenocrm.kit.web;

/** Marks exceptions that report that broker or database is away; the caller gets a 503. */
public interface Outage {}
