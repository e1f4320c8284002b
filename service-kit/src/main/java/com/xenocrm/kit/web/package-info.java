/** Envelope, refusals and error handling of HTTP answers. */
@NullMarked
package com.xenocrm.kit.web;

import org.jspecify.annotations.NullMarked;
