package com.xenocrm.kit.web;

/** Marks exceptions that say that broker or database is away: the caller is told to come again later. */
public interface Outage {}
