/** Exports of other tools: how they are recognised, and what their columns say about customers' consent. */
@NullMarked
package com.xenocrm.ingestion.imports.export;

import org.jspecify.annotations.NullMarked;
