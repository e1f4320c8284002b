/** The public HTTP API in domain words. */
@NullMarked
package com.xenocrm.runner.client;

import org.jspecify.annotations.NullMarked;
