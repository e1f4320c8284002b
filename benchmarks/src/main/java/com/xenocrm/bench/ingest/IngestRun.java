package com.xenocrm.bench.ingest;

import java.util.Map;

import com.xenocrm.bench.system.ProcessUsage;

/**
 * Result of one load.
 *
 * @param acceptedPerSecond records until the last request was answered
 * @param appliedPerSecond records until the last one was in the database and counted
 * @param usage resources of each process until the queues were empty
 */
record IngestRun(int records, long acceptedPerSecond, long appliedPerSecond, Map<String, ProcessUsage> usage) {}
