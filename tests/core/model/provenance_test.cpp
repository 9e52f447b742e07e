// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/provenance.h"

#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;

class ProvenanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void tellsEverything()
    {
        Provenance provenance;
        provenance.recipe = R"({"name":"x","epochs":2})";
        provenance.data = { { "mnist:train", 50'000, 10'000 } };
        provenance.seed = 0xFFFFFFFFFFFFFFFFU; // all 64 bits survive
        provenance.validation = ProvenanceFigures { {}, 400, 10, 2.5 };
        provenance.test = ProvenanceFigures { "mnist:test", 10'000, 150, 1.5 };
        provenance.createdBy = "Inkling 0";
        QCOMPARE(toJson(provenance),
            std::string(
                R"({"recipe":{"name":"x","epochs":2},)"
                R"("data":[{"set":"mnist:train","training_samples":50000,"validation_samples":10000}],)"
                R"("seed":18446744073709551615,)"
                R"("validation":{"samples":400,"errors":10,"error_percent":2.5},)"
                R"("test":{"data":"mnist:test","samples":10000,"errors":150,"error_percent":1.5},)"
                R"("created_by":"Inkling 0"})"));
    }

    void leavesOutWhatWasNotMeasured()
    {
        Provenance provenance;
        provenance.recipe = "{}";
        QCOMPARE(
            toJson(provenance), std::string(R"({"recipe":{},"data":[],"seed":0,"created_by":""})"));
    }
};

INKLING_TEST(ProvenanceTest, QCoreApplication)
#include "provenance_test.moc"
