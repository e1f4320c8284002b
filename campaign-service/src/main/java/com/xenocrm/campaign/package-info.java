/** Segments, audiences, campaigns: who is written to, what they get, and what became of it. */
@NullMarked
package com.xenocrm.campaign;

import org.jspecify.annotations.NullMarked;
