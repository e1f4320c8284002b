package com.xenocrm.bench.ingest;

import java.util.Map;

import com.xenocrm.bench.system.ProcessUsage;

/**
 * What one load came to.
 *
 * @param acceptedPerSecond records until the last request was answered
 * @param appliedPerSecond records until the last one was in the database and counted
 * @param usage what each process used up until nothing was left to do
 */
record IngestRun(int records, long acceptedPerSecond, long appliedPerSecond, Map<String, ProcessUsage> usage) {}
