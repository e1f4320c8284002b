/** Language model: called within limits, its answers checked, with built-in answers as a fallback. */
@NullMarked
package com.xenocrm.ai.model;

import org.jspecify.annotations.NullMarked;
